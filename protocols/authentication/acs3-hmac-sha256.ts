/**
 * ACS3-HMAC-SHA256, signature V3 of Alibaba Cloud: HMAC-SHA256 over a canonical request; action and version are headers.
 *
 * Source: "Request structure and signature V3". The path of an RPC call is always `/`, whatever a proxy puts before it.
 */
import { sortedPairs, encodePairs, bodyOf, type Draft, type Pair, type Signed } from '../draft.ts'
import type { Credentials } from '../../model/credentials.ts'
import { canonicalFields, type Incoming } from '../incoming.ts'
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
import { clockFaults, clockFor, dashedUtc } from './clock.ts'
import { belongsTo } from './key.ts'
import { secretFor, unknownKey, type Scheme, type Signing, type Verification } from './scheme.ts'

const algorithm = 'ACS3-HMAC-SHA256'

/** 15 minutes: undocumented for `x-acs-date`, taken from the same vendor's tables of common errors. */
export const acs3Window = 15 * 60_000

function stringToSign(canonical: Canonical): string {
  return `${algorithm}\n${sha256(canonicalRequest(canonical))}`
}

function isSigned(name: string): boolean {
  return name === 'content-type' || name.startsWith('x-acs-')
}

function sign(draft: Draft, credentials: Credentials, signing: Signing): Signed {
  const body = bodyOf(draft)
  const payload = sha256(body)
  const keyId = signing.fault === 'unknown-key' ? unknownKey : (credentials.accessKeyId ?? '')
  const clock = clockFor(signing, dashedUtc)
  const own: Pair[] = [
    ['x-acs-content-sha256', payload],
    ['x-acs-signature-nonce', signing.nonce],
  ]
  if (clock !== undefined) own.push(['x-acs-date', clock])
  if (credentials.securityToken !== undefined && signing.fault !== 'no-credentials') {
    own.push(['x-acs-accesskey-id', keyId], ['x-acs-security-token', credentials.securityToken])
  }
  const query = encodePairs(sortedPairs(draft.query))
  const headers = [...draft.headers, ...own]
  const signed = sortedHeaders([['host', draft.host], ...headers.filter(([name]) => isSigned(name))])
  const canonical = { method: draft.method, path: '/', query, headers: signed, payload }
  const authorization = authorizationFor(canonical, keyId, credentials, signing)
  return {
    query,
    headers: authorization === undefined ? headers : [...headers, ['authorization', authorization]],
    ...(body === undefined ? {} : { body }),
  }
}

function authorizationFor(
  canonical: Canonical,
  keyId: string,
  credentials: Credentials,
  signing: Signing,
): string | undefined {
  if (signing.fault === 'no-credentials') return undefined
  if (signing.fault === 'malformed-authentication') return `${algorithm} malformed`
  const secret = secretFor(signing, credentials.accessKeySecret ?? '')
  const signature = signing.shown ?? hmacSha256(secret, stringToSign(canonical))
  return `${algorithm} Credential=${keyId},SignedHeaders=${namesOf(canonical.headers)},Signature=${signature}`
}

function verify(request: Incoming, context: ServerContext): Verification {
  const { headers } = request
  const clock = { form: 'dashed', window: acs3Window, now: context.now, parameter: 'x-acs-date' } as const
  const faults: WireFault[] = [...clockFaults(headers['x-acs-date'], clock)]
  const nonce = headers['x-acs-signature-nonce']
  const authorization = readAuthorization(headers['authorization'] ?? '')
  if (authorization === undefined || nonce === undefined || !coversAll(request, authorization.names)) {
    return { faults: [...faults, { trigger: 'malformed-authentication', parameter: 'authorization' }] }
  }
  const owner = belongsTo(context.find({ accessKeyId: authorization.keyId }), headers['x-acs-security-token'])
  if (owner === undefined) return { faults: [...faults, { trigger: 'unknown-key', parameter: 'authorization' }] }
  const text = stringToSign({
    method: request.method,
    path: '/',
    query: canonicalFields(request.query),
    headers: authorization.names.map((name): Pair => [name, name === 'host' ? request.host : (headers[name] ?? '')]),
    payload: sha256(request.body),
  })
  const isRight = hmacSha256(owner.credentials.accessKeySecret ?? '', text) === authorization.signature
  if (!isRight || headers['x-acs-content-sha256'] !== sha256(request.body)) {
    faults.push({ trigger: 'wrong-signature', parameter: 'authorization', detail: text })
  } else if (context.isReplayed(nonce)) {
    faults.push({ trigger: 'replayed-nonce', parameter: 'x-acs-signature-nonce' })
  }
  return { identity: owner.identity, faults }
}

/** Host and every `x-acs-` header must be signed, or a replay could change them. */
function coversAll(request: Incoming, names: readonly string[]): boolean {
  return (
    names.includes('host') &&
    Object.keys(request.headers).every((name) => !name.startsWith('x-acs-') || names.includes(name))
  )
}

export const acs3: Scheme = {
  scheme: 'acs3-hmac-sha256',
  needs: ['accessKeyId', 'accessKeySecret'],
  triggers: [
    'no-credentials',
    'unknown-key',
    'wrong-signature',
    'malformed-authentication',
    'missing-clock',
    'malformed-clock',
    'expired-clock',
    'replayed-nonce',
  ],
  sign,
  claims: (request) => request.headers['authorization']?.startsWith(algorithm) === true,
  verify,
}
