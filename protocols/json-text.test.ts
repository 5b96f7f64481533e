import { describe, expect, test } from 'vitest'
import { deepestNesting, readJson } from './json-text.ts'

function read(text: string): ReturnType<typeof readJson> {
  return readJson(Buffer.from(text))
}

describe('readJson', () => {
  test('reads what JSON.parse reads, and skips a byte order mark', () => {
    expect(read('\uFEFF {"a":[1,"\\ud800",null]} ')).toEqual({
      kind: 'json',
      value: { a: [1, '\ud800', null] },
      repeatsKey: false,
    })
  })
  test.each(['', '{', '[1,]', '{"a"}', 'nul', '"\\"', '{"a":1}x', 'NaN'])('says that %j is no JSON', (text) => {
    expect(read(text)).toEqual({ kind: 'unreadable', because: 'the body is not valid JSON' })
  })
  test('says that bytes are no UTF-8', () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toEqual({
      kind: 'unreadable',
      because: 'the body is not valid UTF-8',
    })
  })
  test('takes nesting up to the bound, not counting brackets in strings', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}"[[\\"[["${']'.repeat(depth)}`
    expect(read(nested(deepestNesting)).kind).toBe('json')
    expect(read(nested(deepestNesting + 1))).toMatchObject({ because: expect.stringContaining('deeper than 64') })
    expect(read('['.repeat(1_000_000))).toMatchObject({ kind: 'unreadable' })
  })
  test.each([
    ['{"a":1,"a":2}', true],
    ['[{"b":{"a":1,"\\u0061":1}}]', true],
    ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', false],
    ['{"a:":":\\":","\\\\":"\\\\"}', false],
    ['{"__proto__":1,"__proto__":2}', true],
  ])('knows whether %s repeats a key', (text, repeatsKey) => {
    expect(read(text)).toMatchObject({ kind: 'json', repeatsKey })
  })
  test('takes __proto__ for a key like any other', () => {
    const reading = read('{"__proto__":{"polluted":true}}')
    expect(reading).toMatchObject({ kind: 'json', repeatsKey: false })
    expect('polluted' in {}).toBe(false)
    expect(reading.kind === 'json' ? Object.keys(reading.value ?? {}) : []).toEqual(['__proto__'])
  })
})
