import { describe, expect, test } from 'vitest'
import { bytesFromText, normalised, percentDecode, percentEncode, textFromBytes } from './percent.ts'
import vectors from './authentication/signing-vectors.json' with { type: 'json' }

const table = Object.entries(vectors.percentEncoding)

describe('percentEncode', () => {
  test('agrees with the encoders of the vendors for every character of their table', () => {
    expect(table.length).toBeGreaterThan(90)
    for (const [character, encoded] of table) expect(percentEncode(character)).toBe(encoded)
    expect(percentEncode(table.map(([character]) => character).join(''))).toBe(
      table.map(([, encoded]) => encoded).join(''),
    )
  })
  test('writes a lone surrogate as its three WTF-8 bytes, and a pair as UTF-8', () => {
    expect(percentEncode('a\ud800*')).toBe('a%ED%A0%80%2A')
    expect(percentEncode('\udfff')).toBe('%ED%BF%BF')
    expect(percentEncode('😀')).toBe('%F0%9F%98%80')
  })
})

describe('percentDecode', () => {
  test.each(['', 'a b+c%', '天\ud83d', '\udc00\ud800', '😀\u0000~*', '%zz%4'])(
    'gives back what was encoded: %j',
    (text) => {
      expect(percentDecode(percentEncode(text))).toBe(text)
    },
  )
  test('reads + as a blank, leaves a stray % as it is, and reads bytes that are no UTF-8 as U+FFFD', () => {
    expect(percentDecode('a+b%zz%4')).toBe('a b%zz%4')
    expect(percentDecode('%FFa')).toBe('\uFFFDa')
  })
})

describe('normalised', () => {
  test.each([
    ["a*b'(c)!~", 'a%2Ab%27%28c%29%21~'],
    ['%e5%a4%a9+x%7E', '%E5%A4%A9%20x~'],
    ['%ff%2a+', '%FF%2A%20'],
    ['%', '%25'],
  ])('brings %s to the form that signatures cover', (received, canonical) => {
    expect(normalised(received, percentDecode(received))).toBe(canonical)
  })
})

test('bytes of a text with lone surrogates read back as the same text', () => {
  const text = 'x\ud800\udc00y\udc00z\ud800í'
  expect(textFromBytes(bytesFromText(text))).toBe(text)
})
