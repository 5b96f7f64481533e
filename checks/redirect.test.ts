import { expect, test } from 'vitest'
import { replyWith } from './context.sample.ts'
import { checkRedirect } from './redirect.ts'

test('a redirect is a finding with where it leads', () => {
  expect(checkRedirect(replyWith({ status: 302, headers: { location: 'http://else.example/' } })).differences).toEqual([
    { check: 'redirect', expected: 'no redirect', actual: 'status 302 to "http://else.example/"' },
  ])
  expect(checkRedirect(replyWith({ status: 300, headers: {} })).differences[0]?.actual).toBe('status 300')
})

test('any other status passes', () => {
  expect([200, 204, 400, 500].flatMap((status) => checkRedirect(replyWith({ status })).differences)).toEqual([])
})
