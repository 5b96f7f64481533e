/** Holds signing and verifying against what the vendors' own SDKs sent. */
import { expect, test } from 'vitest'
import type { Credentials } from '../../model/credentials.ts'
import type { WireRequest } from '../../model/exchange.ts'
import { serverContext } from '../contract/server.sample.ts'
import { restSpec } from '../contract/specs.sample.ts'
import type { Draft, Pair } from '../draft.ts'
import { headerOf } from '../header.ts'
import { incomingFrom } from '../incoming.ts'
import type { ServerContext } from '../protocol.ts'
import { percentDecode } from '../percent.ts'
import { schemeNamed, verifyAny } from './index.ts'
import { stringToSignV1, signatureV1 } from './rpc-v1.ts'
import file from './signing-vectors.json' with { type: 'json' }

type Vector = (typeof file.vectors)[number]

const vectors = file.vectors

function millisecondsOf(timestamp: string): number {
  return Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function credentialsOf({ input }: Vector): Credentials {
  const { accessKeyId, accessKeySecret, securityToken } = input
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) }
}

function pairsOf(record: Readonly<Record<string, string | undefined>>): readonly Pair[] {
  return Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** Headers that the signer did not add itself. */
function givenHeaders(vector: Vector): readonly Pair[] {
  const { input } = vector
  if (vector.scheme === 'acs3-hmac-sha256') {
    const provider = vector.canonicalRequest?.match(/x-acs-credentials-provider:(.*)/)?.[1]
    return pairsOf({
      'x-acs-action': input.action,
      'x-acs-version': input.version,
      'x-acs-credentials-provider': provider,
      'content-type': input.contentType,
    })
  }
  const type = vector.canonicalRequest?.match(/content-type:(.*)/)?.[1]
  return pairsOf({ 'content-type': type, 'x-domain-id': input.domainId })
}

function draftOf(vector: Vector): Draft {
  const { input } = vector
  const [path = '/', query = ''] = (input.requestTarget ?? '/').split('?')
  const fromTarget =
    query === ''
      ? []
      : query
          .split('&')
          .map((part): Pair => [percentDecode(part.split('=')[0] ?? ''), percentDecode(part.split('=')[1] ?? '')])
  const own = ['AccessKeyId', 'SignatureMethod', 'SignatureNonce', 'SignatureVersion', 'Timestamp', 'SecurityToken']
  const params = pairsOf(input.params ?? {}).filter(([name]) => !own.includes(name))
  return {
    method: input.method,
    origin: `https://${input.host}`,
    host: input.host,
    path,
    query: [...fromTarget, ...params, ...pairsOf(input.query ?? {})],
    headers: givenHeaders(vector),
    ...(input.body === undefined || input.body === '' ? {} : { body: Buffer.from(input.body) }),
  }
}

function requestOf(vector: Vector): WireRequest | undefined {
  const { wire, input } = vector
  if (wire === undefined) return undefined
  const headers: Pair[] = pairsOf(wire.headers ?? {}).slice()
  if (wire.contentType !== undefined) headers.push(['content-type', wire.contentType])
  if (wire.headers === undefined) headers.push(['host', input.host])
  return {
    method: input.method,
    url: `https://${input.host}${wire.requestTarget}`,
    headers,
    body: Buffer.from(wire.body),
  }
}

function contextFor(vector: Vector): ServerContext {
  const spec = restSpec([{ scheme: 'acs3-hmac-sha256' }, { scheme: 'rpc-v1' }, { scheme: 'sdk-hmac-sha256' }])
  return serverContext(spec, { main: credentialsOf(vector) }, millisecondsOf(vector.input.timestamp))
}

test.each(vectors)('$id is signed as the vendor signs it', (vector) => {
  const { input } = vector
  const scheme = schemeNamed(vector.scheme)
  const signing = {
    authentication: { scheme: 'none' as const },
    now: millisecondsOf(input.timestamp),
    nonce: input.signatureNonce ?? '',
  }
  const signed = scheme?.sign(draftOf(vector), credentialsOf(vector), signing)
  const written =
    vector.authorization ?? `${vector.canonicalizedQueryString}&Signature=${encodeURIComponent(vector.signature)}`
  expect(vector.authorization === undefined ? signed?.query : headerOf(signed?.headers ?? [], 'authorization')).toBe(
    written,
  )
})

const sent = vectors.flatMap((vector) => {
  const request = requestOf(vector)
  return request === undefined ? [] : [{ id: vector.id, vector, request }]
})

test.each(sent)('$id as sent is verified, and no longer when something is added', ({ vector, request }) => {
  const context = contextFor(vector)
  expect(verifyAny(incomingFrom(request), context)).toEqual({ scheme: vector.scheme, identity: 'main', faults: [] })
  const changed = { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}x=1` }
  expect(verifyAny(incomingFrom(changed), context).faults.map((fault) => fault.trigger)).toEqual(['wrong-signature'])
})

test('there are vectors of all three schemes, most of them as sent on the wire', () => {
  const counts = ['rpc-v1', 'acs3-hmac-sha256', 'sdk-hmac-sha256'].map(
    (name) => vectors.filter((vector) => vector.scheme === name).length,
  )
  expect(counts).toEqual([16, 21, 9])
  expect(sent).toHaveLength(36)
})

test('the string that V1 signs is the one that the vendor signs', () => {
  for (const vector of vectors.filter(({ scheme }) => scheme === 'rpc-v1')) {
    const text = stringToSignV1(vector.input.method, vector.canonicalizedQueryString ?? '')
    expect(text).toBe(vector.stringToSign)
    expect(signatureV1(vector.input.accessKeySecret, text)).toBe(vector.signature)
  }
})
