/** User name and password (RFC 7617), in UTF-8. */
import { unsigned, type Draft, type Signed } from '../draft.ts'
import type { Credentials } from '../../model/credentials.ts'
import { unknownKey, type Scheme, type Signing } from './scheme.ts'

const form = /^Basic +([A-Za-z0-9+/]+={0,2})$/i

function sign(draft: Draft, credentials: Credentials, signing: Signing): Signed {
  if (signing.fault === 'no-credentials') return unsigned(draft)
  const username = signing.fault === 'unknown-key' ? unknownKey : (credentials.username ?? '')
  const isWrong = signing.fault === 'unknown-key' || signing.fault === 'wrong-signature'
  const pair = `${username}:${isWrong ? 'assay-wrong-password' : (credentials.password ?? '')}`
  // Where it is only to be shown, Base64 would hide the placeholders.
  const written = signing.shown === undefined ? Buffer.from(pair).toString('base64') : pair
  const value = signing.fault === 'malformed-authentication' ? '*' : written
  return unsigned(draft, [...draft.headers, ['authorization', `Basic ${value}`]])
}

export const basic: Scheme = {
  scheme: 'basic',
  needs: ['username', 'password'],
  triggers: ['no-credentials', 'unknown-key', 'wrong-signature', 'malformed-authentication'],
  sign,
  claims: (request) => /^basic\b/i.test(request.headers['authorization'] ?? ''),
  verify(request, context) {
    const encoded = form.exec(request.headers['authorization'] ?? '')?.[1]
    const pair = Buffer.from(encoded ?? '', 'base64').toString('utf8')
    const colon = pair.indexOf(':')
    const parameter = 'Authorization'
    if (encoded === undefined || colon === -1) return { faults: [{ trigger: 'malformed-authentication', parameter }] }
    const owner = context.find({ username: pair.slice(0, colon) })
    if (owner === undefined) return { faults: [{ trigger: 'unknown-key', parameter }] }
    const isRight = owner.credentials.password === pair.slice(colon + 1)
    return { identity: owner.identity, faults: isRight ? [] : [{ trigger: 'wrong-signature', parameter }] }
  },
}
