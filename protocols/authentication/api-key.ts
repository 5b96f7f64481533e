/** A key in a header that the spec names; `X-API-Key` when it names none. */
import { unsigned } from '../draft.ts'
import type { Authentication } from '../../model/spec.ts'
import { unknownKey, type Scheme } from './scheme.ts'

function headerFor(authentication: Authentication): string {
  return (authentication.header ?? 'X-API-Key').toLowerCase()
}

export const apiKey: Scheme = {
  scheme: 'api-key',
  needs: ['apiKey'],
  triggers: ['no-credentials', 'unknown-key'],
  sign(draft, credentials, signing) {
    if (signing.fault === 'no-credentials') return unsigned(draft)
    const key = signing.fault === 'unknown-key' ? unknownKey : (credentials.apiKey ?? '')
    return unsigned(draft, [...draft.headers, [headerFor(signing.authentication), key]])
  },
  claims: (request, authentication) => request.headers[headerFor(authentication)] !== undefined,
  verify(request, context, authentication) {
    const header = headerFor(authentication)
    const owner = context.find({ apiKey: request.headers[header] ?? '' })
    if (owner === undefined) return { faults: [{ trigger: 'unknown-key', parameter: header }] }
    return { identity: owner.identity, faults: [] }
  },
}
