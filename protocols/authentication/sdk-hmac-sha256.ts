/**
 * SDK-HMAC-SHA256, the AK/SK signature of Huawei Cloud: HMAC-SHA256 over a canonical request whose path ends in `/`.
 *
 * Sources: the vendor's signing pages and SDKs. It has no nonce, so a replay inside the window is accepted.
 */
import { sortedPairs, encodePairs, bodyOf, type Draft, type Pair, type Signed } from '../draft.ts'
import type { Credentials } from '../../model/credentials.ts'
import { canonicalFields, type Incoming } from '../incoming.ts'
import { percentDecodePath, percentEncode } from '../percent.ts'
import type { ServerContext, WireFault } from '../protocol.ts'
import {
  canonicalRequest,
  hmacSha256,
  namesOf,
  readAuthorization,
  sha256,
  sortedHeaders,
  type Canonical,
} from './canonical-request.ts'
import { clockFaults, clockFor, compactUtc } from './clock.ts'
import { belongsTo } from './key.ts'
import { secretFor, unknownKey, type Scheme, type Signing, type Verification } from './scheme.ts'

const algorithm = 'SDK-HMAC-SHA256'
const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** 15 minutes, from the vendor's page on AK/SK signing. */
export const sdkHmacWindow = 15 * 60_000

function stringToSign(date: string, canonical: Canonical): string {
  return `${algorithm}\n${date}\n${sha256(canonicalRequest(canonical))}`
}

/** Each segment encoded, and a `/` at the end that is not on the wire. */
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => percentEncode(percentDecodePath(segment)))
    .join('/')
  return encoded.endsWith('/') ? encoded : `${encoded}/`
}

/** The Go SDK leaves names with `_` out, since proxies may drop them; so do we. */
function isSigned(name: string): boolean {
  return name === 'content-type' || (name.startsWith('x-') && !name.includes('_'))
}

function sign(draft: Draft, credentials: Credentials, signing: Signing): Signed {
  const body = bodyOf(draft)
  const clock = clockFor(signing, compactUtc)
  const own: Pair[] = clock === undefined ? [] : [['x-sdk-date', clock]]
  if (credentials.securityToken !== undefined && signing.fault !== 'no-credentials') {
    own.push(['x-security-token', credentials.securityToken])
  }
  const query = encodePairs(sortedPairs(draft.query))
  const headers = [...draft.headers, ...own]
  const signed = sortedHeaders([['host', draft.host], ...headers.filter(([name]) => isSigned(name))])
  const payload = headers.some(([name, value]) => name === 'x-sdk-content-sha256' && value === unsignedPayload)
    ? unsignedPayload
    : sha256(body)
  const canonical = { method: draft.method, path: canonicalPath(draft.path), query, headers: signed, payload }
  const authorization = authorizationFor(canonical, clock ?? '', credentials, signing)
  return {
    query,
    headers: authorization === undefined ? headers : [...headers, ['authorization', authorization]],
    ...(body === undefined ? {} : { body }),
  }
}

function authorizationFor(
  canonical: Canonical,
  date: string,
  credentials: Credentials,
  signing: Signing,
): string | undefined {
  if (signing.fault === 'no-credentials') return undefined
  if (signing.fault === 'malformed-authentication') return `${algorithm} malformed`
  const keyId = signing.fault === 'unknown-key' ? unknownKey : (credentials.accessKeyId ?? '')
  const secret = secretFor(signing, credentials.accessKeySecret ?? '')
  const signature = signing.shown ?? hmacSha256(secret, stringToSign(date, canonical))
  return `${algorithm} Access=${keyId}, SignedHeaders=${namesOf(canonical.headers)}, Signature=${signature}`
}

function verify(request: Incoming, context: ServerContext): Verification {
  const { headers } = request
  const clock = { form: 'compact', window: sdkHmacWindow, now: context.now, parameter: 'X-Sdk-Date' } as const
  const faults: WireFault[] = [...clockFaults(headers['x-sdk-date'], clock)]
  const authorization = readAuthorization(headers['authorization'] ?? '')
  if (authorization === undefined) {
    return { faults: [...faults, { trigger: 'malformed-authentication', parameter: 'Authorization' }] }
  }
  const owner = belongsTo(context.find({ accessKeyId: authorization.keyId }), headers['x-security-token'])
  if (owner === undefined) return { faults: [...faults, { trigger: 'unknown-key', parameter: 'Authorization' }] }
  const isUnsigned = headers['x-sdk-content-sha256'] === unsignedPayload
  const text = stringToSign(headers['x-sdk-date'] ?? '', {
    method: request.method,
    path: canonicalPath(request.path),
    query: canonicalFields(request.query),
    headers: authorization.names.map((name): Pair => [name, name === 'host' ? request.host : (headers[name] ?? '')]),
    payload: isUnsigned ? unsignedPayload : sha256(request.body),
  })
  if (hmacSha256(owner.credentials.accessKeySecret ?? '', text) !== authorization.signature) {
    faults.push({ trigger: 'wrong-signature', parameter: 'Authorization', detail: text })
  }
  return { identity: owner.identity, faults }
}

export const sdkHmac: Scheme = {
  scheme: 'sdk-hmac-sha256',
  needs: ['accessKeyId', 'accessKeySecret'],
  triggers: [
    'no-credentials',
    'unknown-key',
    'wrong-signature',
    'malformed-authentication',
    'missing-clock',
    'malformed-clock',
    'expired-clock',
  ],
  sign,
  claims: (request) => request.headers['authorization']?.startsWith(algorithm) === true,
  verify,
}
