/** X-Auth-Token, as OpenStack services and Huawei Cloud take it: a token in a header, nothing signed. */
import { unsigned } from '../draft.ts'
import { unknownKey, type Scheme } from './scheme.ts'

export const xAuthToken: Scheme = {
  scheme: 'x-auth-token',
  needs: ['token'],
  triggers: ['no-credentials', 'unknown-key'],
  sign(draft, credentials, signing) {
    if (signing.fault === 'no-credentials') return unsigned(draft)
    const token = signing.fault === 'unknown-key' ? unknownKey : (credentials.token ?? '')
    return unsigned(draft, [...draft.headers, ['x-auth-token', token]])
  },
  claims: (request) => request.headers['x-auth-token'] !== undefined,
  verify(request, context) {
    const owner = context.find({ token: request.headers['x-auth-token'] ?? '' })
    if (owner === undefined) return { faults: [{ trigger: 'unknown-key', parameter: 'X-Auth-Token' }] }
    return { identity: owner.identity, faults: [] }
  },
}
