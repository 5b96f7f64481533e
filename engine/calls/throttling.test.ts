import { describe, expect, test } from 'vitest'
import type { ErrorPromise } from '../../model/spec.ts'
import { replyOf, spec } from '../blame/evidence.sample.ts'
import { isThrottled, retryAfter } from './throttling.ts'

const [known] = spec.errors
if (known === undefined) throw new Error('the example declares no error')
const throttled: ErrorPromise = { ...known, name: 'too_fast', code: 'too_fast', when: 'throttled' }
const throttling = { ...spec, errors: [...spec.errors, throttled] }

describe('isThrottled', () => {
  test.each([
    [429, undefined, true],
    [400, 'too_fast', true],
    [503, 'too_fast', true],
    [400, 'invalid', false],
    [200, 'too_fast', false],
    [500, undefined, false],
  ])('status %i with code %j: %j', (status, code, answer) => {
    expect(isThrottled(throttling, replyOf(status, {}, code))).toBe(answer)
  })

  test('also finds errors that one operation declares', () => {
    const operations = spec.operations.map((operation) => ({ ...operation, errors: [throttled] }))
    expect(isThrottled({ ...spec, operations }, replyOf(400, {}, 'too_fast'))).toBe(true)
    expect(isThrottled(spec, replyOf(400, {}, 'too_fast'))).toBe(false)
  })
})

describe('retryAfter', () => {
  const now = Date.UTC(2026, 0, 31, 12, 0, 0)

  test.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': '86400' }, 60_000],
    [{ 'retry-after': 'Sat, 31 Jan 2026 12:00:07 GMT' }, 7000],
    [{ 'retry-after': 'Sat, 31 Jan 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, 1000],
    [{ 'retry-after': ' ' }, 1000],
    [{ 'x-example-retry-after': '250' }, 250],
    [{ 'x-example-retry-after': 'x' }, 1000],
    [{}, 1000],
  ])('%j waits %i ms', (headers, milliseconds) => {
    expect(retryAfter(replyOf(429, headers), now)).toBe(milliseconds)
  })

  test('waits a second when there is no reply', () => {
    expect(retryAfter(undefined, now)).toBe(1000)
  })
})
