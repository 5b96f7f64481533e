/** The product SDK of the API gateway drives the mock; it also rejects any field of a wrong type. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apiGateway, cloudapi, popCore } from './sdk.sample.ts'
import { accessKey, errorOf, serve } from './served.sample.ts'
import type { Served } from './served.sample.ts'

let served: Served
let client: ReturnType<typeof apiGateway>
const create = (fields: object) => client.createApiGroup(new cloudapi.CreateApiGroupRequest({ ...fields }))
const describeOne = (groupId: string) => client.describeApiGroup(new cloudapi.DescribeApiGroupRequest({ groupId }))
const describeAll = (fields: object) => client.describeApiGroups(new cloudapi.DescribeApiGroupsRequest({ ...fields }))

beforeAll(async () => {
  served = await serve('alibaba-apigateway', { quota: 30 })
  client = apiGateway(served.host, accessKey())
})
afterAll(() => served.close())
beforeEach(() => {
  for (const group of served.store.live()) served.store.remove(group.key, 0)
})

test('a group lives from creation to deletion', async () => {
  const { body: made } = await create({
    groupName: '天气Weather_1',
    basePath: '/qqq',
    description: 'The weather & more',
    tag: [
      { key: 'env', value: 'prod' },
      { key: 'k', value: '值' },
    ],
  })
  const id = made?.groupId ?? ''
  expect(made).toMatchObject({
    groupName: '天气Weather_1',
    basePath: '/qqq',
    description: 'The weather & more',
    groupId: expect.stringMatching(/^[0-9a-f]{32}$/),
    subDomain: `${id}-cn-hangzhou.alicloudapi.com`,
    requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
  })
  expect((await describeOne(id)).body).toMatchObject({
    groupId: id,
    groupName: '天气Weather_1',
    description: 'The weather & more',
  })
  await client.modifyApiGroup(new cloudapi.ModifyApiGroupRequest({ groupId: id, description: 'changed' }))
  expect((await describeOne(id)).body).toMatchObject({
    groupName: '天气Weather_1',
    description: 'changed',
    basePath: '/qqq',
  })
  await client.deleteApiGroup(new cloudapi.DeleteApiGroupRequest({ groupId: id }))
  expect(await errorOf(describeOne(id))).toMatchObject({ statusCode: 400, code: 'NotFoundApiGroup' })
  expect(served.store.live()).toEqual([])
})

test('deleting a group that is not there succeeds', async () => {
  const { statusCode } = await client.deleteApiGroup(new cloudapi.DeleteApiGroupRequest({ groupId: '0'.repeat(32) }))
  expect(statusCode).toBe(200)
})

describe('pages', () => {
  test('hold every group once, and the total', async () => {
    for (let number = 1; number <= 7; number += 1) await create({ groupName: `page_${number}` })
    const pages = await Promise.all([1, 2, 3, 4].map((pageNumber) => describeAll({ pageNumber, pageSize: 3 })))
    const names = pages.map(({ body }) =>
      (body?.apiGroupAttributes?.apiGroupAttribute ?? []).map((group) => group.groupName),
    )
    expect(names.map((page) => page.length)).toEqual([3, 3, 1, 0])
    expect(new Set(names.flat())).toEqual(new Set([1, 2, 3, 4, 5, 6, 7].map((number) => `page_${number}`)))
    expect(pages.map(({ body }) => [body?.totalCount, body?.pageSize])).toEqual(Array.from({ length: 4 }, () => [7, 3]))
  })

  test('a name finds its group', async () => {
    await create({ groupName: 'find_me' })
    await create({ groupName: 'other' })
    const { body } = await describeAll({ groupName: 'find_me' })
    expect(body?.apiGroupAttributes?.apiGroupAttribute?.map((group) => group.groupName)).toEqual(['find_me'])
  })

  test('a size above the largest is refused', async () => {
    expect(await errorOf(describeAll({ pageSize: 51 }))).toMatchObject({
      kind: 'ClientError',
      code: expect.stringMatching(/PageSize$/),
    })
  })
})

describe('errors', () => {
  test.each([
    ['a name too short', { groupName: 'abc' }, 400, /^Invalid(Format)?GroupName$/],
    ['a name that begins with a digit', { groupName: '1abc' }, 400, /^Invalid(Format)?GroupName$/],
    ['no name', {}, 400, /^MissingGroupName$/],
    [
      'a description too long',
      { groupName: 'long', description: 'x'.repeat(181) },
      400,
      /^Invalid(Format)?Description$/,
    ],
  ])('%s', async (_, fields, statusCode, code) => {
    expect(await errorOf(create(fields))).toMatchObject({
      kind: 'ClientError',
      statusCode,
      code: expect.stringMatching(code),
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    })
    expect(served.store.live()).toEqual([])
  })

  test('a name that is taken', async () => {
    await create({ groupName: 'taken' })
    expect(await errorOf(create({ groupName: 'taken' }))).toMatchObject({
      statusCode: 400,
      code: expect.stringMatching(/^(Repeated|Duplicate)/),
    })
  })

  test('the quota', async () => {
    for (let number = 0; number < 30; number += 1) await create({ groupName: `full_${number}` })
    expect(await errorOf(create({ groupName: 'one_more' }))).toMatchObject({
      statusCode: 400,
      code: expect.stringMatching(/^ExceedLimit/),
    })
  })

  test('an identity without rights, an unknown key, a wrong secret', async () => {
    const of = (key: { accessKeyId: string; accessKeySecret: string }) =>
      errorOf(apiGateway(served.host, key).createApiGroup(new cloudapi.CreateApiGroupRequest({ groupName: 'rights' })))
    expect(await of(accessKey('unprivileged'))).toMatchObject({
      statusCode: 403,
      code: expect.stringMatching(/^(NoPermission|Forbidden\.RAM)$/),
    })
    expect(await of({ accessKeyId: 'nobody', accessKeySecret: 'x' })).toMatchObject({
      code: 'InvalidAccessKeyId.NotFound',
    })
    expect(await of({ ...accessKey(), accessKeySecret: 'x' })).toMatchObject({
      statusCode: 400,
      code: 'SignatureDoesNotMatch',
    })
  })
})

test('the older signature serves the same operations', async () => {
  const send = popCore(served.url, accessKey(), '2016-07-14')
  const made = await send('CreateApiGroup', { GroupName: 'older', Tag: [{ Key: 'a', Value: "!'()*~ +é" }] })
  expect(await send('DescribeApiGroup', { GroupId: made['GroupId'] })).toMatchObject({ GroupName: 'older' })
  expect(await errorOf(send('CreateApiGroup', { GroupName: 'older' }))).toMatchObject({
    code: expect.stringMatching(/^(Repeated|Duplicate)/),
  })
})
