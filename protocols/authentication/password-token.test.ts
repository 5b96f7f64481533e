import { describe, expect, test } from 'vitest'
import { tokenFromResponse, tokenRequest, type Environment } from './password-token.ts'

const base: Environment = {
  OS_AUTH_URL: 'http://127.0.0.1:5000/v3',
  OS_USERNAME: 'admin',
  OS_PASSWORD: 'secret',
  OS_USER_DOMAIN_NAME: 'Default',
  OS_PROJECT_NAME: 'admin',
  OS_PROJECT_DOMAIN_NAME: 'Default',
}
const authOf = (environment: Environment, suffix?: '_UNPRIVILEGED') =>
  JSON.parse(new TextDecoder().decode(tokenRequest(environment, suffix)?.body)).auth
const answer = (status: number, headers: readonly (readonly [string, string])[], body = '') =>
  tokenFromResponse({ status, headers, body: new TextEncoder().encode(body) })

describe('the request', () => {
  test('asks for a token in a project by name', () => {
    const request = tokenRequest(base)
    expect([request?.method, request?.url]).toEqual(['POST', 'http://127.0.0.1:5000/v3/auth/tokens'])
    expect(request?.headers).toContainEqual(['content-type', 'application/json'])
    expect(authOf(base)).toEqual({
      identity: {
        methods: ['password'],
        password: { user: { name: 'admin', domain: { name: 'Default' }, password: 'secret' } },
      },
      scope: { project: { name: 'admin', domain: { name: 'Default' } } },
    })
  })

  test.each(['http://k', 'http://k/', 'http://k/v3', 'http://k/v3/'])('takes the URL as clients do: %s', (url) => {
    expect(tokenRequest({ ...base, OS_AUTH_URL: url })?.url).toBe('http://k/v3/auth/tokens')
  })

  test('prefers ids to names, and means the default domain where none is named', () => {
    const ids = authOf({ ...base, OS_USER_ID: 'u1', OS_PROJECT_ID: 'p1' })
    expect(ids.identity.password.user).toEqual({ id: 'u1', password: 'secret' })
    expect(ids.scope).toEqual({ project: { id: 'p1' } })
    expect(authOf({ ...base, OS_USER_DOMAIN_NAME: undefined }).identity.password.user.domain).toEqual({ id: 'default' })
    expect(authOf({ ...base, OS_USER_DOMAIN_ID: 'd1' }).identity.password.user.domain).toEqual({ id: 'd1' })
  })

  test('is scoped to a domain, to the system, or not at all', () => {
    const { OS_PROJECT_NAME: _, ...none } = base
    expect(authOf({ ...none, OS_DOMAIN_NAME: 'other' }).scope).toEqual({ domain: { name: 'other' } })
    expect(authOf({ ...none, OS_DOMAIN_ID: 'o1' }).scope).toEqual({ domain: { id: 'o1' } })
    expect(authOf({ ...none, OS_SYSTEM_SCOPE: 'all' }).scope).toEqual({ system: { all: true } })
    expect(authOf(none).scope).toBeUndefined()
  })

  test('for another identity reads the variables with its suffix, and shares the URL alone', () => {
    const both = { ...base, OS_USERNAME_UNPRIVILEGED: 'member', OS_PASSWORD_UNPRIVILEGED: 'other' }
    expect(authOf(both, '_UNPRIVILEGED')).toEqual({
      identity: {
        methods: ['password'],
        password: { user: { name: 'member', domain: { id: 'default' }, password: 'other' } },
      },
    })
    expect(tokenRequest(base, '_UNPRIVILEGED')).toBeUndefined()
  })

  test.each(['OS_AUTH_URL', 'OS_USERNAME', 'OS_PASSWORD'])('is none without %s', (name) => {
    expect(tokenRequest({ ...base, [name]: '' })).toBeUndefined()
  })
})

describe('the answer', () => {
  test('holds the token in a header and its expiry in the body', () => {
    expect(
      answer(201, [['X-Subject-Token', 'gAAAA']], '{"token": {"expires_at": "2026-11-24T07:54:20.000000Z"}}'),
    ).toEqual({
      token: 'gAAAA',
      expires: Date.UTC(2026, 10, 24, 7, 54, 20),
    })
  })

  test.each(['', '[]', '{"token": 5}', '{"token": {"expires_at": "soon"}}', '{'])('may lack the expiry: %j', (body) => {
    expect(answer(201, [['x-subject-token', 'gAAAA']], body)).toEqual({ token: 'gAAAA' })
  })

  test('is none when refused, or without the header', () => {
    expect(answer(401, [['x-subject-token', 'gAAAA']])).toBeUndefined()
    expect(answer(201, [])).toBeUndefined()
    expect(answer(201, [['x-subject-token', '']])).toBeUndefined()
  })
})
