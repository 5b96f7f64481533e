import { describe, expect, test } from 'vitest'
import { loginsFromEnvironment, withLogins } from './logins.ts'

const person = { OS_AUTH_URL: 'http://127.0.0.1:1/v3', OS_USERNAME: 'admin', OS_PASSWORD: 'secret' }
const lesser = { OS_USERNAME_UNPRIVILEGED: 'member', OS_PASSWORD_UNPRIVILEGED: 'other' }
const who = (env: Record<string, string>, schemes = ['x-auth-token']) =>
  loginsFromEnvironment(env, schemes).map(({ identity }) => identity)

const granted = (token: string, body: object, now = 0) => {
  const [login] = loginsFromEnvironment(person, ['x-auth-token'])
  const headers = [['x-subject-token', token]] as const
  return login?.read({ status: 201, headers, body: new TextEncoder().encode(JSON.stringify(body)) }, now)
}

describe('the logins', () => {
  test('are those of the identities that have a password', () => {
    expect(who(person)).toEqual(['main'])
    expect(who({ ...person, ...lesser })).toEqual(['main', 'unprivileged'])
    expect(who({})).toEqual([])
  })

  test('leave alone who has a token already', () => {
    expect(who({ ...person, ...lesser, OS_TOKEN: 'held' })).toEqual(['unprivileged'])
    expect(who({ ...person, ...lesser, OS_TOKEN_UNPRIVILEGED: 'held' })).toEqual(['main'])
  })

  test('are none for a service that takes no tokens', () => {
    expect(who(person, ['sdk-hmac-sha256', 'bearer'])).toEqual([])
  })

  test('tell what must not be written', () => {
    expect(loginsFromEnvironment(person, ['x-auth-token'])[0]?.secrets).toEqual(['secret'])
  })
})

describe('what a login grants', () => {
  const day = 86_400_000
  test('lasts as long as the server says by its own clock', () => {
    const token = { issued_at: '2026-11-23T08:00:00.000000Z', expires_at: '2026-11-24T08:00:00.000000Z' }
    expect(granted('t', { token }, Date.UTC(2030, 1))).toEqual({ credentials: { token: 't' }, lasts: day })
  })

  test('lasts until its expiry where its issue is not told', () => {
    const token = { expires_at: '2026-11-24T08:00:00Z' }
    expect(granted('t', { token }, Date.UTC(2026, 10, 23, 8))).toEqual({ credentials: { token: 't' }, lasts: day })
  })

  test('has no end where none is told', () => {
    expect(granted('t', {})).toEqual({ credentials: { token: 't' } })
  })
})

test('a keyring with logins has who can log in, and keeps what they hold', () => {
  const keyring = { main: { accessKeyId: 'a' }, other: { token: 'o' } }
  expect(withLogins(keyring, loginsFromEnvironment({ ...person, ...lesser }, ['x-auth-token']))).toEqual({
    main: { token: '', accessKeyId: 'a' },
    unprivileged: { token: '' },
    other: { token: 'o' },
  })
})
