/** Bearer tokens (RFC 6750, section 2.1). */
import { unsigned } from '../draft.ts'
import { unknownKey, type Scheme } from './scheme.ts'

const form = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i

export const bearer: Scheme = {
  scheme: 'bearer',
  needs: ['token'],
  triggers: ['no-credentials', 'unknown-key', 'malformed-authentication'],
  sign(draft, credentials, signing) {
    if (signing.fault === 'no-credentials') return unsigned(draft)
    if (signing.fault === 'malformed-authentication')
      return unsigned(draft, [...draft.headers, ['authorization', 'Bearer not a token']])
    const token = signing.fault === 'unknown-key' ? unknownKey : (credentials.token ?? '')
    return unsigned(draft, [...draft.headers, ['authorization', `Bearer ${token}`]])
  },
  claims: (request) => /^bearer\b/i.test(request.headers['authorization'] ?? ''),
  verify(request, context) {
    const token = form.exec(request.headers['authorization'] ?? '')?.[1]
    if (token === undefined) return { faults: [{ trigger: 'malformed-authentication', parameter: 'Authorization' }] }
    const owner = context.find({ token })
    if (owner === undefined) return { faults: [{ trigger: 'unknown-key', parameter: 'Authorization' }] }
    return { identity: owner.identity, faults: [] }
  },
}
