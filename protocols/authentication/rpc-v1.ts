/**
 * Signature V1 of Alibaba Cloud RPC calls: HMAC-SHA1 over all parameters of query and form together.
 *
 * Source: "RPC mechanism and signature V1". The vendor's newer pages call the same thing V2.
 */
import { createHmac } from 'node:crypto'
import { encodePairs, sortedPairs, type Draft, type Pair, type Signed } from '../draft.ts'
import { canonicalFields, type Incoming } from '../incoming.ts'
import { percentEncode } from '../percent.ts'
import type { ServerContext, WireFault } from '../protocol.ts'
import type { Credentials } from '../../model/credentials.ts'
import { clockFaults, clockFor, dashedUtc } from './clock.ts'
import { belongsTo } from './key.ts'
import { secretFor, unknownKey, type Scheme, type Signing, type Verification } from './scheme.ts'

/** 15 minutes, from the tables of common errors; the RPC page says 31. The stricter reading is taken. */
export const rpcV1Window = 15 * 60_000

/** `METHOD&%2F&…` over parameters that are sorted and encoded. */
export function stringToSignV1(method: string, canonical: string): string {
  return `${method}&%2F&${percentEncode(canonical)}`
}

/** Base64 of HMAC-SHA1 with the secret and `&` as the key. */
export function signatureV1(secret: string, stringToSign: string): string {
  return createHmac('sha1', `${secret}&`).update(stringToSign, 'utf8').digest('base64')
}

function ownParameters(credentials: Credentials, signing: Signing): readonly Pair[] {
  const clock = clockFor(signing, dashedUtc)
  const pairs: Pair[] = [['SignatureNonce', signing.nonce]]
  if (clock !== undefined) pairs.push(['Timestamp', clock])
  if (signing.fault === 'no-credentials') return pairs
  pairs.push(['AccessKeyId', signing.fault === 'unknown-key' ? unknownKey : (credentials.accessKeyId ?? '')])
  pairs.push(['SignatureMethod', 'HMAC-SHA1'], ['SignatureVersion', '1.0'])
  if (credentials.securityToken !== undefined) pairs.push(['SecurityToken', credentials.securityToken])
  return pairs
}

function sign(draft: Draft, credentials: Credentials, signing: Signing): Signed {
  const own = ownParameters(credentials, signing)
  const query = draft.form === undefined ? [...draft.query, ...own] : draft.query
  const form = draft.form === undefined ? undefined : [...draft.form, ...own]
  const canonical = encodePairs(sortedPairs(form === undefined ? query : [...query, ...form]))
  const suffix = signatureSuffix(draft.method, canonical, credentials, signing)
  if (form === undefined) return { query: canonical + suffix, headers: draft.headers, ...bodyPart(draft.body) }
  return { query: encodePairs(query), headers: draft.headers, body: Buffer.from(encodePairs(form) + suffix) }
}

function bodyPart(body: Uint8Array | undefined): { readonly body?: Uint8Array } {
  return body === undefined ? {} : { body }
}

function signatureSuffix(method: string, canonical: string, credentials: Credentials, signing: Signing): string {
  if (signing.fault === 'no-credentials' || signing.fault === 'malformed-authentication') return ''
  if (signing.shown !== undefined) return `&Signature=${signing.shown}`
  const secret = secretFor(signing, credentials.accessKeySecret ?? '')
  return `&Signature=${percentEncode(signatureV1(secret, stringToSignV1(method, canonical)))}`
}

function parameterOf(request: Incoming, name: string): string | undefined {
  const field = request.query.find((one) => one.name === name) ?? request.form.find((one) => one.name === name)
  return field?.value
}

function verify(request: Incoming, context: ServerContext): Verification {
  const faults: WireFault[] = []
  const nonce = parameterOf(request, 'SignatureNonce')
  const signature = parameterOf(request, 'Signature')
  const method = parameterOf(request, 'SignatureMethod')?.toUpperCase()
  const accessKeyId = parameterOf(request, 'AccessKeyId')
  const clock = { form: 'dashed', window: rpcV1Window, now: context.now, parameter: 'Timestamp' } as const
  faults.push(...clockFaults(parameterOf(request, 'Timestamp'), clock))
  if (accessKeyId === undefined)
    return { faults: [...faults, { trigger: 'malformed-authentication', parameter: 'AccessKeyId' }] }
  const owner = belongsTo(context.find({ accessKeyId }), parameterOf(request, 'SecurityToken'))
  if (owner === undefined) return { faults: [...faults, { trigger: 'unknown-key', parameter: 'AccessKeyId' }] }
  const missing =
    signature === undefined
      ? 'Signature'
      : nonce === undefined
        ? 'SignatureNonce'
        : method === 'HMAC-SHA1'
          ? undefined
          : 'SignatureMethod'
  if (missing !== undefined || nonce === undefined) {
    return {
      identity: owner.identity,
      faults: [...faults, { trigger: 'malformed-authentication', parameter: missing ?? 'SignatureNonce' }],
    }
  }
  const signed = [...request.query, ...request.form].filter((field) => field.name !== 'Signature')
  const stringToSign = stringToSignV1(request.method, canonicalFields(signed))
  if (signature !== signatureV1(owner.credentials.accessKeySecret ?? '', stringToSign)) {
    faults.push({ trigger: 'wrong-signature', parameter: 'Signature', detail: stringToSign })
  } else if (context.isReplayed(nonce)) {
    faults.push({ trigger: 'replayed-nonce', parameter: 'SignatureNonce' })
  }
  return { identity: owner.identity, faults }
}

export const rpcV1: Scheme = {
  scheme: 'rpc-v1',
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
  claims: (request) =>
    ['AccessKeyId', 'Signature', 'SignatureMethod'].some((name) => parameterOf(request, name) !== undefined),
  verify,
}
