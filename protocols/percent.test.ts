import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesFromText, percentDecode, percentEncode, textFromBytes } from './percent.ts'
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
  test('writes the escape of a byte as that byte', () => {
    expect(percentEncode('a\udcffé\udc80')).toBe('a%FF%C3%A9%80')
  })
})

describe('percentDecode', () => {
  test.each(['', 'a b+c%', '天\ud83d', '\udc00\ud800', '😀\u0000~*', '%zz%4'])(
    'gives back what was encoded: %j',
    (text) => {
      expect(percentDecode(percentEncode(text))).toBe(text)
    },
  )
  test('reads + as a blank, leaves a stray % as it is, and reads bytes that are no UTF-8 as their escapes', () => {
    expect(percentDecode('a+b%zz%4')).toBe('a b%zz%4')
    expect(percentDecode('%FFa%C0%AF%e5%A4')).toBe('\udcffa\udcc0\udcaf\udce5\udca4')
  })
})

describe('what was decoded, encoded again,', () => {
  test.each([
    ["a*b'(c)!~", 'a%2Ab%27%28c%29%21~'],
    ['%e5%a4%a9+x%7E', '%E5%A4%A9%20x~'],
    ['%ff%2a+', '%FF%2A%20'],
    ['%', '%25'],
    ['%ef%bf%bd%FF', '%EF%BF%BD%FF'],
    ['%ed%a0%bd%ed%b8%80', '%ED%A0%BD%ED%B8%80'],
    ['%ed%b3%bf', '%ED%B3%BF'],
  ])('brings %s to the form that signatures cover', (received, canonical) => {
    expect(percentEncode(percentDecode(received))).toBe(canonical)
  })
})

test('bytes of a text with lone surrogates read back as the same text', () => {
  const text = 'x\ud800\udc00y\udc00z\ud800í'
  expect(textFromBytes(bytesFromText(text))).toBe(text)
})

test('bytes of any kind come back from the text that stands for them', () => {
  const likely = fc.array(fc.constantFrom(0x61, 0xc3, 0xa9, 0xe5, 0xa4, 0xed, 0xa0, 0xb2, 0x80, 0xf0, 0xff), {
    maxLength: 12,
  })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    likely.map((list) => Uint8Array.from(list)),
  )
  const law = fc.property(bytes, (some) => {
    expect(Buffer.from(bytesFromText(textFromBytes(some)))).toEqual(Buffer.from(some))
  })
  fc.assert(law, { numRuns: 2000 })
})
