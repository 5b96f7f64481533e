/**
 * Signatures over a canonical request: the Authorization header of Assay is, byte for byte, that of the SDKs for the
 * same request, clock and nonce.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WireRequest } from '../model/exchange.ts'
import { headersByName } from '../protocols/header.ts'
import { apiGateway, cloudapi, iam, iamClient, openApiClient, openApiCore } from './sdk.sample.ts'
import { record } from './served.sample.ts'
import type { Recorder } from './served.sample.ts'
import { key, only, signedAgain, text, timeOf } from './wire.sample.ts'

const runs = { numRuns: 40 }
const version = '2020-04-20'
let recorder: Recorder

beforeAll(async () => {
  recorder = await record(() => ({
    status: 200,
    headers: [['content-type', 'application/json']],
    body: Buffer.from('{"RequestId":"R","group":{}}'),
  }))
})
afterAll(() => recorder.close())

function acs3Again(request: WireRequest): string | undefined {
  const headers = headersByName(request.headers)
  const own = ['host', 'authorization', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256']
  const clock = { now: timeOf(headers['x-acs-date'] ?? ''), nonce: headers['x-acs-signature-nonce'] ?? '' }
  return headersByName(signedAgain(request, 'acs3-hmac-sha256', own, clock).headers)['authorization']
}

/** Whatever the SDK chose to sign is signed; what it left out is left out. */
function sdkHmacAgain(request: WireRequest): string | undefined {
  const headers = headersByName(request.headers)
  const listed = headers['authorization']?.match(/SignedHeaders=([^,]*)/)?.[1]?.split(';') ?? []
  const own = Object.keys(headers).filter((name) => !listed.includes(name) || name === 'host' || name === 'x-sdk-date')
  const clock = { now: timeOf(headers['x-sdk-date'] ?? ''), nonce: '' }
  return headersByName(signedAgain(request, 'sdk-hmac-sha256', own, clock).headers)['authorization']
}

test.each([
  [
    'openapi-core',
    (input: Readonly<Record<string, string>>) => openApiCore(recorder.host, key, version)('ListGroupId', input),
  ],
  [
    'openapi-client',
    (input: Readonly<Record<string, string>>) => openApiClient(recorder.host, key, version)('ListGroupId', input),
  ],
  [
    'the product SDK',
    (input: Readonly<Record<string, string>>) =>
      apiGateway(recorder.host, key).createApiGroup(
        new cloudapi.CreateApiGroupRequest({
          groupName: input['InstanceId'],
          tag: [{ key: input['Other'], value: 'v' }],
        }),
      ),
  ],
])('signature V3 is that of %s', async (_, call) => {
  await fc.assert(
    fc.asyncProperty(text, text, async (one, other) => {
      await call({ InstanceId: one, Other: other })
      const request = only(recorder.take())
      const theirs = headersByName(request.headers)['authorization']
      expect(theirs).toMatch(/^ACS3-HMAC-SHA256 Credential=interopKeyId,SignedHeaders=/)
      expect(acs3Again(request)).toBe(theirs)
    }),
    runs,
  )
})

test('SDK-HMAC-SHA256 is that of the IAM SDK, with a body, a query and a path', async () => {
  const client = iamClient(recorder.url, key)
  const calls = {
    create: (name: string) => {
      const group = Object.assign(new iam.KeystoneCreateGroupOption(), { name })
      const body = new iam.KeystoneCreateGroupRequestBody().withGroup(group)
      return client.keystoneCreateGroup(new iam.KeystoneCreateGroupRequest().withBody(body))
    },
    list: (name: string) => client.keystoneListGroups(new iam.KeystoneListGroupsRequest().withName(name)),
    show: () => client.keystoneShowGroup(new iam.KeystoneShowGroupRequest('077a4c7bcd8010d53fb7c003e9d966c2')),
  }
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('create' as const, 'list' as const, 'show' as const), async (name, what) => {
      await calls[what](name)
      const request = only(recorder.take())
      const theirs = headersByName(request.headers)['authorization']
      expect(theirs).toMatch(/^SDK-HMAC-SHA256 Access=interopKeyId, SignedHeaders=/)
      expect(sdkHmacAgain(request)).toBe(theirs)
    }),
    runs,
  )
})
