import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { Credentials } from '../../model/credentials.ts'
import type { Login } from '../../protocols/logins.ts'
import type { Clock } from '../../targets/clock.ts'
import { openRenewal, type Renewal } from './renewal.ts'

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

/** Answers logins with `ticket-1`, `ticket-2` …, or with the statuses given first. */
async function desk(lasts: number | undefined, refusals: readonly number[] = []) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const status = refusals[asked.length - 1] ?? 200
    response.writeHead(status, { connection: 'close', ticket: `ticket-${asked.length}` }).end()
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { asked, login: loginAt(`http://127.0.0.1:${port}/log-in`, lasts) }
}

function loginAt(url: string, lasts?: number): Login {
  return {
    identity: 'main',
    request: { method: 'POST', url, headers: [] },
    secrets: ['the-password'],
    variables: 'USER and PASSWORD',
    read: ({ status, headers }) => {
      const token = headers.find(([name]) => name.toLowerCase() === 'ticket')?.[1]
      if (status !== 200 || token === undefined) return undefined
      return { credentials: { token }, ...(lasts === undefined ? {} : { lasts }) }
    },
  }
}

function open(login: Login) {
  let time = 0
  const clock: Clock = { now: () => time, elapsed: () => time, sleep: () => Promise.resolve() }
  const learned: string[] = []
  const keyring = { main: { token: '', username: 'u' }, other: { token: 'o' } }
  const learn = (secrets: readonly string[]) => void learned.push(...secrets)
  const renewal = openRenewal({ logins: [login], keyring, clock, learn })
  return { renewal, learned, pass: (milliseconds: number) => void (time += milliseconds) }
}

async function credentialsFrom(renewal: Renewal): Promise<Credentials> {
  const current = await renewal.current('main')
  return current.kind === 'held' ? (current.credentials ?? {}) : {}
}

const held = (token: string) => ({ kind: 'held', credentials: { token, username: 'u' } })

test('logs in when it is first asked, once for all who ask at the same time', async () => {
  const { asked, login } = await desk(60_000)
  const { renewal } = open(login)
  expect(asked).toEqual([])
  const answers = await Promise.all([renewal.current('main'), renewal.current('main'), renewal.current('main')])
  expect(answers).toEqual([held('ticket-1'), held('ticket-1'), held('ticket-1')])
  expect(asked).toEqual(['/log-in'])
})

test('gives the same until shortly before they expire, and others then', async () => {
  const { login } = await desk(100_000)
  const { renewal, pass } = open(login)
  expect(await renewal.current('main')).toEqual(held('ticket-1'))
  pass(74_999)
  expect(await renewal.current('main')).toEqual(held('ticket-1'))
  pass(1)
  expect(await renewal.current('main')).toEqual(held('ticket-2'))
})

test('never renews what has no known end', async () => {
  const { login } = await desk(undefined)
  const { renewal, pass } = open(login)
  const used = await credentialsFrom(renewal)
  pass(1e12)
  expect(await credentialsFrom(renewal)).toBe(used)
  expect(renewal.isOutdated('main', used)).toBe(false)
})

test('tells which credentials may have expired', async () => {
  const { login } = await desk(100_000)
  const { renewal, pass } = open(login)
  const used = await credentialsFrom(renewal)
  expect(renewal.isOutdated('main', used)).toBe(false)
  pass(75_000)
  expect(renewal.isOutdated('main', used)).toBe(true)
  await renewal.current('main')
  expect(renewal.isOutdated('main', used)).toBe(true)
  expect(renewal.isOutdated('other', { token: 'o' })).toBe(false)
})

test('learns the password at once and each new token', async () => {
  const { login } = await desk(1000)
  const { renewal, learned, pass } = open(login)
  expect(learned).toEqual(['the-password'])
  await renewal.current('main')
  pass(1000)
  await renewal.current('main')
  expect(learned).toEqual(['the-password', 'ticket-1', 'ticket-2'])
})

test('leaves alone who does not log in', async () => {
  const { asked, login } = await desk(1000)
  const { renewal } = open(login)
  expect(await renewal.current('other')).toEqual({ kind: 'held', credentials: { token: 'o' } })
  expect(await renewal.current('unprivileged')).toEqual({ kind: 'held' })
  expect(asked).toEqual([])
})

test('does not try again what was refused, and says where to look', async () => {
  const { asked, login } = await desk(1000, [401])
  const { renewal } = open(login)
  const first = await renewal.current('main')
  expect(first.kind === 'none' && first.because).toMatch(
    /^No credentials could be had for the identity `main`: POST http:\/\/127\.0\.0\.1:\d+\/log-in was answered with status 401\. Check USER and PASSWORD\.$/,
  )
  expect(await renewal.current('main')).toEqual(first)
  expect(asked).toHaveLength(1)
})

test.each([503, 429])('tries again after status %i', async (status) => {
  const { login } = await desk(1000, [status])
  const { renewal } = open(login)
  expect(await renewal.current('main')).toMatchObject({ kind: 'none' })
  expect(await renewal.current('main')).toEqual(held('ticket-2'))
})

test('uses what still holds while no new ones can be had, and nothing that has expired', async () => {
  const { login } = await desk(1000, [200, 503, 503])
  const { renewal, pass } = open(login)
  await renewal.current('main')
  pass(800)
  expect(await renewal.current('main')).toEqual(held('ticket-1'))
  pass(200)
  expect(await renewal.current('main')).toMatchObject({ kind: 'none' })
})

test.each(['nowhere', 'http://user:the-password@127.0.0.1/', 'http://127.0.0.1:1/'])(
  'says that nothing is to be had at %s, without the password',
  async (url) => {
    const current = await open(loginAt(url)).renewal.current('main')
    expect(current).toMatchObject({ kind: 'none', because: expect.stringMatching(/^No credentials could be had/) })
    expect(JSON.stringify(current)).not.toContain('the-password')
  },
)
