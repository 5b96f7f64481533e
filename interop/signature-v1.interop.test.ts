/**
 * Signature V1: what Assay sends is, byte for byte, what the SDKs send for the same input, clock and nonce. They
 * send to a server that only records. (That the mock verifies what they sign is shown wherever they drive it.)
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WireRequest } from '../model/exchange.ts'
import type { JsonObject } from '../model/json.ts'
import type { Operation, Spec } from '../model/spec.ts'
import type { Pair } from '../protocols/draft.ts'
import { protocolNamed } from '../protocols/index.ts'
import { openApiClient, popCore } from './sdk.sample.ts'
import { record, specNamed } from './served.sample.ts'
import type { Recorder } from './served.sample.ts'
import { bodyText, key, only, pairsOf, queryText, signedAgain, text, timeOf, valueOf } from './wire.sample.ts'

const runs = { numRuns: 40 }
const version = '2020-04-20'
let recorder: Recorder
let mqtt: Spec
let list: Operation

beforeAll(async () => {
  recorder = await record(() => ({
    status: 200,
    headers: [['content-type', 'application/json']],
    body: Buffer.from('{"RequestId":"R"}'),
  }))
  mqtt = await specNamed('alibaba-mqtt')
  const found = mqtt.operations.find((operation) => operation.name === 'ListGroupId')
  if (found === undefined) throw new Error('no ListGroupId')
  list = found
})
afterAll(() => recorder.close())

/** The same call by Assay, with the clock and nonce of the SDK's. */
function encoded(
  input: JsonObject,
  sent: readonly Pair[],
  variation: { method: string; encoding: 'query' | 'form' },
): WireRequest {
  const protocol = protocolNamed('aliyun-rpc')
  if (protocol === undefined) throw new Error('no protocol')
  const securityToken = valueOf(sent, 'SecurityToken')
  return protocol.encode({
    spec: mqtt,
    operation: list,
    input,
    variation: { scheme: 'rpc-v1', ...variation },
    baseUrl: recorder.url,
    settings: {},
    credentials: { ...key, ...(securityToken === '' ? {} : { securityToken }) },
    now: timeOf(valueOf(sent, 'Timestamp')),
    nonce: valueOf(sent, 'SignatureNonce'),
  })
}

test('signature V1 in a query is that of pop-core, and so is the whole query', async () => {
  const call = popCore(recorder.url, key, version, 'GET')
  await fc.assert(
    fc.asyncProperty(text, text, async (one, other) => {
      await call('ListGroupId', { InstanceId: one, Other: other })
      const query = queryText(only(recorder.take()))
      const ours = encoded({ InstanceId: one, Other: other }, pairsOf(query), { method: 'GET', encoding: 'query' })
      expect(queryText(ours)).toBe(query)
    }),
    runs,
  )
})

test.each([key, { ...key, securityToken: 'temporary/token+=' }])(
  'signature V1 in a form is that of pop-core: $securityToken',
  async (withToken) => {
    const call = popCore(recorder.url, withToken, version, 'POST')
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        await call('ListGroupId', { InstanceId: one, Tag: [{ Key: other, Value: one }] })
        const form = bodyText(only(recorder.take()))
        const ours = encoded({ InstanceId: one, Tag: [{ Key: other, Value: one }] }, pairsOf(form), {
          method: 'POST',
          encoding: 'form',
        })
        expect(bodyText(ours).split('&').toSorted()).toEqual(form.split('&').toSorted())
      }),
      runs,
    )
  },
)

test('the older signature of openapi-client is ours', async () => {
  const call = openApiClient(recorder.host, key, version, 'v2')
  const own = ['AccessKeyId', 'SignatureMethod', 'SignatureNonce', 'SignatureVersion', 'Timestamp', 'Signature']
  await fc.assert(
    fc.asyncProperty(text, async (one) => {
      await call('ListGroupId', { InstanceId: one })
      const request = only(recorder.take())
      const sent = pairsOf(queryText(request))
      const ours = signedAgain(request, 'rpc-v1', own, {
        now: timeOf(valueOf(sent, 'Timestamp')),
        nonce: valueOf(sent, 'SignatureNonce'),
      })
      expect(valueOf(sent, 'InstanceId')).toBe(one)
      expect(valueOf(pairsOf(ours.query), 'Signature')).toBe(valueOf(sent, 'Signature'))
    }),
    runs,
  )
})
