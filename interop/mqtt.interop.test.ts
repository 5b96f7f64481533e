/** Four clients of the vendor drive the mock of the message service: both signatures, both places, both formats. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openApiClient, openApiCore, parseXml, popCore } from './sdk.sample.ts'
import { accessKey, errorOf, serve } from './served.sample.ts'
import type { Served } from './served.sample.ts'

const version = '2020-04-20'
let served: Served
let own: Readonly<Record<string, string>>

beforeAll(async () => {
  served = await serve('alibaba-mqtt')
  own = { InstanceId: served.settings['InstanceId'] ?? '', RegionId: served.settings['RegionId'] ?? '' }
})
afterAll(() => served.close())
beforeEach(() => {
  for (const group of served.store.live()) served.store.remove(group.key, 0)
})

type Send = (action: string, parameters: Readonly<Record<string, string>>) => Promise<unknown>

const bodyOf =
  (call: (action: string, query: Readonly<Record<string, string>>) => Promise<{ readonly body: unknown }>): Send =>
  async (action, query) =>
    (await call(action, query)).body

const clients: readonly (readonly [string, () => Send])[] = [
  ['pop-core, signature V1 in a form', () => popCore(served.url, accessKey(), version)],
  ['openapi-core, signature V3', () => bodyOf(openApiCore(served.host, accessKey(), version))],
  ['openapi-client, signature V3', () => bodyOf(openApiClient(served.host, accessKey(), version))],
  ['openapi-client, signature V1 in a query', () => bodyOf(openApiClient(served.host, accessKey(), version, 'v2'))],
]

describe.each(clients)('%s', (_, client) => {
  test('goes through the life of a group', async () => {
    const send = client()
    expect(await send('CreateGroupId', { ...own, GroupId: 'GID_interop-1' })).toMatchObject({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    })
    await send('CreateGroupId', { ...own, GroupId: 'GID-interop_2' })
    const listed = {
      InstanceId: own['InstanceId'],
      CreateTime: expect.any(Number),
      IndependentNaming: expect.any(Boolean),
    }
    expect(await send('ListGroupId', own)).toMatchObject({
      Data: expect.arrayContaining([
        expect.objectContaining({ ...listed, GroupId: 'GID_interop-1' }),
        expect.objectContaining({ ...listed, GroupId: 'GID-interop_2' }),
      ]),
    })
    await send('DeleteGroupId', { ...own, GroupId: 'GID_interop-1' })
    expect(served.store.live().map((group) => group.id)).toEqual(['GID-interop_2'])
    await send('CreateGroupId', { ...own, GroupId: 'GID_interop-1' })
  })

  test.each([
    [
      'ParameterFieldCheckFailed',
      { GroupId: 'GID_ab' },
      'Failed to validate the parameters. The parameters may be missing or invalid.',
    ],
    [
      'InstanceNotFound',
      { GroupId: 'GID_interop', InstanceId: 'mqtt-cn-nowhere' },
      'Failed to find the instance. The instanceId may be invalid.',
    ],
    ['GroupIdAlreadyExsited', { GroupId: 'GID_taken' }, 'The specified GroupId already exists.'],
    ['MissingGroupId', {}, 'GroupId is mandatory for this action.'],
  ])('has its error for %s', async (code, parameters, message) => {
    const send = client()
    await send('CreateGroupId', { ...own, GroupId: 'GID_taken' })
    const error = await errorOf(send('CreateGroupId', { ...own, ...parameters }))
    expect(error).toMatchObject({ code, data: { Code: code, Message: message } })
    expect(error['message']).toContain(message)
  })
})

test('a list may be asked for by GET', async () => {
  expect(await popCore(served.url, accessKey(), version, 'GET')('ListGroupId', own)).toMatchObject({
    RequestId: expect.any(String),
  })
})

describe('errors of identity', () => {
  const wrongKey = { accessKeyId: 'nobody', accessKeySecret: 'x' }
  const wrongSecret = () => ({ ...accessKey(), accessKeySecret: 'wrong' })

  test.each(['InvalidAccessKeyId.NotFound', 'SignatureDoesNotMatch'])('%s is told to both signatures', async (code) => {
    const key = code === 'SignatureDoesNotMatch' ? wrongSecret() : wrongKey
    expect(await errorOf(popCore(served.url, key, version)('ListGroupId', own))).toMatchObject({ code })
    expect(await errorOf(openApiCore(served.host, key, version)('ListGroupId', own))).toMatchObject({
      kind: 'ClientError',
      code,
    })
  })

  test('the text that the server signed is the one that the client signed', async () => {
    const error = await errorOf(popCore(served.url, wrongSecret(), version)('ListGroupId', own))
    expect(error['message']).toContain('server string to sign is:POST&%2F&AccessKeyId%3D')
  })

  test('an identity without rights, and a name that another account has', async () => {
    const lesser = openApiCore(served.host, accessKey('unprivileged'), version)
    expect(await errorOf(lesser('CreateGroupId', { ...own, GroupId: 'GID_rights' }))).toMatchObject({
      statusCode: 400,
      code: expect.stringMatching(/PermissionCheckFailed$/),
    })
    await openApiCore(served.host, accessKey(), version)('CreateGroupId', { ...own, GroupId: 'GID_mine' })
    const stranger = openApiCore(served.host, accessKey('other'), version)
    expect(await errorOf(stranger('CreateGroupId', { ...own, GroupId: 'GID_mine' }))).toMatchObject({
      statusCode: 400,
      code: 'GroupIdAlreadyUsedByOtherUsers',
    })
  })

  test('operations and versions that are not there', async () => {
    expect(await errorOf(openApiCore(served.host, accessKey(), version)('NoSuchAction', own))).toMatchObject({
      statusCode: 404,
      code: 'InvalidAction.NotFound',
    })
    expect(await errorOf(popCore(served.url, accessKey(), '1999-01-01')('ListGroupId', own))).toMatchObject({
      code: 'InvalidVersion',
    })
  })
})

describe('XML, read by the vendor’s own parser', () => {
  const xml = { accept: 'application/xml' }
  /** XML has only text, and a list of one is no list to this parser. */
  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? asText(value[0]) : value.map(asText)
    if (typeof value !== 'object' || value === null) return String(value)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]))
  }

  test('holds what JSON holds', async () => {
    const send = openApiCore(served.host, accessKey(), version)
    await send('CreateGroupId', { ...own, GroupId: 'GID_first' }, xml)
    await send('CreateGroupId', { ...own, GroupId: 'GID_second' }, xml)
    const reply = await send('ListGroupId', own, xml)
    expect(reply.headers['content-type']).toBe('text/xml;charset=utf-8')
    const json = await send('ListGroupId', own)
    expect(parseXml(reply.text)).toEqual({
      ListGroupIdResponse: { RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/), Data: asText(json.body['Data']) },
    })
  })

  test('an error becomes the same object as from JSON', async () => {
    const send = openApiCore(served.host, accessKey(), version)
    const [fromXml, fromJson] = await Promise.all([
      errorOf(send('CreateGroupId', { ...own, GroupId: 'x' }, xml)),
      errorOf(send('CreateGroupId', { ...own, GroupId: 'x' })),
    ])
    for (const error of [fromXml, fromJson]) {
      expect(error).toMatchObject({
        kind: 'ClientError',
        statusCode: 400,
        code: 'ParameterFieldCheckFailed',
        requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      })
    }
    expect(Object.keys(fromXml).toSorted()).toEqual(Object.keys(fromJson).toSorted())
  })
})
