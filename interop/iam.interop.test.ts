/** The product SDK of the identity service drives the mock, by access key and by token. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { iam, iamClient } from './sdk.sample.ts'
import { accessKey, errorOf, keyring, serve } from './served.sample.ts'
import type { Served } from './served.sample.ts'

let served: Served
beforeAll(async () => {
  served = await serve('huawei-iam')
})
afterAll(() => served.close())
beforeEach(() => {
  for (const group of served.store.live()) served.store.remove(group.key, 0)
})

type Client = ReturnType<typeof iamClient>
const domain = () => served.settings['DomainId'] ?? ''

const create = (client: Client, name: unknown, description?: string) => {
  const group = Object.assign(new iam.KeystoneCreateGroupOption(), {
    name,
    domain_id: domain(),
    ...(description === undefined ? {} : { description }),
  })
  return client.keystoneCreateGroup(
    new iam.KeystoneCreateGroupRequest().withBody(new iam.KeystoneCreateGroupRequestBody().withGroup(group)),
  )
}
const update = (client: Client, id: string, fields: object) => {
  const group = Object.assign(new iam.KeystoneUpdateGroupOption(), fields)
  return client.keystoneUpdateGroup(
    new iam.KeystoneUpdateGroupRequest(id).withBody(new iam.KeystoneUpdateGroupRequestBody().withGroup(group)),
  )
}
const show = (client: Client, id: string) => client.keystoneShowGroup(new iam.KeystoneShowGroupRequest(id))
const remove = (client: Client, id: string) => client.keystoneDeleteGroup(new iam.KeystoneDeleteGroupRequest(id))
const list = (client: Client, name?: string) => {
  const request = new iam.KeystoneListGroupsRequest()
  return client.keystoneListGroups(name === undefined ? request : request.withName(name))
}

describe.each([
  ['access key', () => iamClient(served.url, accessKey(), domain())],
  ['token', () => iamClient(served.url, { token: keyring.main.token ?? '' })],
] as const)('by %s', (_, clientOf) => {
  test('a group lives from creation to deletion', async () => {
    const client = clientOf()
    const made = await create(client, 'IAMGroup 组', 'first')
    const id = made.group?.id ?? ''
    expect(made).toMatchObject({
      httpStatusCode: 201,
      group: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: 'IAMGroup 组',
        description: 'first',
        domain_id: domain(),
        create_time: expect.any(Number),
        links: { self: expect.stringContaining(id) },
      },
    })
    expect((await show(client, id)).group).toMatchObject({ id, name: 'IAMGroup 组', description: 'first' })
    expect((await update(client, id, { description: 'second' })).group).toMatchObject({
      id,
      name: 'IAMGroup 组',
      description: 'second',
    })
    await create(client, 'another')
    expect((await list(client)).groups?.map((group) => group.name).toSorted()).toEqual(['IAMGroup 组', 'another'])
    expect((await list(client, 'IAMGroup 组')).groups?.map((group) => group.id)).toEqual([id])
    expect(await remove(client, id)).toMatchObject({ httpStatusCode: 204 })
    expect(await errorOf(show(client, id))).toMatchObject({ httpStatusCode: 404 })
    expect((await create(client, 'IAMGroup 组')).group?.id).not.toBe(id)
  })

  test.each([
    ['an empty name', 400, (client: Client) => create(client, '')],
    ['a name of 129 characters', 400, (client: Client) => create(client, 'x'.repeat(129))],
    ['a name that is a number', 400, (client: Client) => create(client, 5)],
    ['a description of 256 characters', 400, (client: Client) => create(client, 'long', 'x'.repeat(256))],
    ['an unknown group shown', 404, (client: Client) => show(client, '0'.repeat(32))],
    ['an unknown group changed', 404, (client: Client) => update(client, '0'.repeat(32), { name: 'x' })],
    ['an unknown group deleted', 404, (client: Client) => remove(client, '0'.repeat(32))],
  ] as const)('%s: %i, with a message', async (_case, status, call) => {
    const error = await errorOf(call(clientOf()))
    expect(error).toMatchObject({
      kind: 'ClientRequestException',
      httpStatusCode: status,
      errorMsg: expect.stringMatching(/\S/),
    })
    expect(served.store.live()).toEqual([])
  })

  test('a name that is taken: 409, on creation and on change', async () => {
    const client = clientOf()
    await create(client, 'taken')
    const other = (await create(client, 'free')).group?.id ?? ''
    expect(await errorOf(create(client, 'taken'))).toMatchObject({ httpStatusCode: 409 })
    expect(await errorOf(update(client, other, { name: 'taken' }))).toMatchObject({ httpStatusCode: 409 })
  })
})

describe('errors of identity', () => {
  test.each([
    ['a token that nobody has', 401, () => iamClient(served.url, { token: 'garbage' })],
    [
      'a key that nobody has',
      401,
      () => iamClient(served.url, { accessKeyId: 'nobody', accessKeySecret: 'x' }, domain()),
    ],
    ['a wrong secret', 401, () => iamClient(served.url, { ...accessKey(), accessKeySecret: 'x' }, domain())],
    ['a token without rights', 403, () => iamClient(served.url, { token: keyring.unprivileged.token ?? '' })],
    ['a key without rights', 403, () => iamClient(served.url, accessKey('unprivileged'), domain())],
  ] as const)('%s: %i', async (_, status, clientOf) => {
    expect(await errorOf(create(clientOf(), 'denied'))).toMatchObject({
      kind: 'ClientRequestException',
      httpStatusCode: status,
    })
    expect(served.store.live()).toEqual([])
  })
})

test('the quota of 20 groups', async () => {
  const client = iamClient(served.url, accessKey(), domain())
  for (let number = 0; number < 20; number += 1) await create(client, `group-${number}`)
  const error = await errorOf(create(client, 'one more'))
  expect([400, 403, 409, 413, 429]).toContain(error['httpStatusCode'])
})
