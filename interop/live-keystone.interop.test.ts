/**
 * A live Keystone (`npm run keystone:up`) and the IAM SDK, neither of which anybody here wrote: a token from its
 * password, a group's life, and each refusal. Skipped where the OS_* variables name no Keystone.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenFromResponse, tokenRequest } from '../protocols/authentication/password-token.ts'
import { iam, iamClient } from './sdk.sample.ts'
import { errorOf } from './served.sample.ts'

const url = (process.env['OS_AUTH_URL'] ?? '').replace(/\/v3\/?$/, '')
type Client = ReturnType<typeof iamClient>

/** Logs in as one of the users that the variables name. */
async function tokenOf(suffix: '' | '_UNPRIVILEGED'): Promise<{ readonly token: string; readonly expires?: number }> {
  const request = tokenRequest(process.env, suffix)
  if (request === undefined) throw new Error(`the variables OS_*${suffix} name no user`)
  const answer = await fetch(request.url, {
    method: request.method,
    headers: request.headers.map(([name, value]): [string, string] => [name, value]),
    body: Buffer.from(request.body ?? []),
  })
  const token = tokenFromResponse({
    status: answer.status,
    headers: [...answer.headers],
    body: new Uint8Array(await answer.arrayBuffer()),
  })
  if (token === undefined) throw new Error(`no token came, but status ${answer.status}`)
  return token
}

const create = (client: Client, name: string, domain?: string) => {
  const group = Object.assign(new iam.KeystoneCreateGroupOption(), {
    name,
    ...(domain === undefined ? {} : { domain_id: domain }),
  })
  return client.keystoneCreateGroup(
    new iam.KeystoneCreateGroupRequest().withBody(new iam.KeystoneCreateGroupRequestBody().withGroup(group)),
  )
}

describe.skipIf(url === '')('a live Keystone', () => {
  const names = ['assay-interop-one', 'assay-interop-two']
  let client: Client
  let expires: number | undefined

  const removeOwn = async () => {
    for (const name of names) {
      const { groups } = await client.keystoneListGroups(new iam.KeystoneListGroupsRequest().withName(name))
      for (const group of groups ?? []) await client.keystoneDeleteGroup(new iam.KeystoneDeleteGroupRequest(group.id))
    }
  }

  beforeAll(async () => {
    const got = await tokenOf('')
    expires = got.expires
    client = iamClient(url, { token: got.token })
    await removeOwn()
  })
  afterAll(() => removeOwn())

  test('says when its token expires', () => {
    expect(expires).toBeGreaterThan(Date.now())
  })

  test('takes a group through its life', async () => {
    const made = await create(client, 'assay-interop-one')
    const id = made.group?.id ?? ''
    expect(made).toMatchObject({
      httpStatusCode: 201,
      group: { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'assay-interop-one', domain_id: 'default' },
    })
    expect((await client.keystoneShowGroup(new iam.KeystoneShowGroupRequest(id))).group?.name).toBe('assay-interop-one')
    const change = Object.assign(new iam.KeystoneUpdateGroupOption(), { description: 'changed' })
    const updated = await client.keystoneUpdateGroup(
      new iam.KeystoneUpdateGroupRequest(id).withBody(new iam.KeystoneUpdateGroupRequestBody().withGroup(change)),
    )
    expect(updated.group).toMatchObject({ name: 'assay-interop-one', description: 'changed' })
    expect(await errorOf(create(client, 'assay-interop-one'))).toMatchObject({ httpStatusCode: 409 })
    expect(await client.keystoneDeleteGroup(new iam.KeystoneDeleteGroupRequest(id))).toMatchObject({
      httpStatusCode: 204,
    })
    expect(await errorOf(client.keystoneShowGroup(new iam.KeystoneShowGroupRequest(id)))).toMatchObject({
      httpStatusCode: 404,
    })
  })

  test.each([
    ['an empty name', '', undefined, 400],
    ['a name of 65 characters', 'x'.repeat(65), undefined, 400],
    ['a domain that is not there', 'assay-interop-two', 'nowhere', 404],
  ])('refuses %s', async (_, name, domain, httpStatusCode) => {
    expect(await errorOf(create(client, name, domain))).toMatchObject({
      kind: 'ClientRequestException',
      httpStatusCode,
    })
  })

  test('refuses who has no rights, and who is nobody', async () => {
    const lesser = iamClient(url, { token: (await tokenOf('_UNPRIVILEGED')).token })
    expect(await errorOf(create(lesser, 'assay-interop-two'))).toMatchObject({ httpStatusCode: 403 })
    expect(await errorOf(create(iamClient(url, { token: 'garbage' }), 'assay-interop-two'))).toMatchObject({
      httpStatusCode: 401,
    })
    expect(
      await errorOf(create(iamClient(url, { accessKeyId: 'a', accessKeySecret: 'b' }), 'assay-interop-two')),
    ).toMatchObject({ httpStatusCode: 401 })
  })
})
