import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anything, fits, placeholders } from './text-template.ts'

const none = () => undefined

describe('text template', () => {
  test.each([
    ['plain', 'plain', true],
    ['plain', 'plain text', false],
    ['a{*}c', 'abc', true],
    ['a{*}c', 'ac', true],
    ['a{*}c', 'acd', false],
    ['aa{*}aa', 'aaa', false],
    ['{*}', '', true],
    ['x{*}y{*}z', 'x1y2z', true],
    ['x{*}y{*}z', 'x1z', false],
    ['x{*}yz{*}z', 'xyz', false],
    ['a.c', 'abc', false],
    ['{unknown}', '{unknown}', true],
    ['', '', true],
    ['open {brace', 'open {brace', true],
  ])('%j over %j: %s', (template, text, expected) => {
    expect(fits(template, text, none)).toBe(expected)
  })

  test('a filled placeholder is literal, whatever it holds', () => {
    expect(fits('is {value}.', 'is a{*}b.', () => 'a{*}b')).toBe(true)
    expect(fits('is {value}.', 'is axb.', () => 'a{*}b')).toBe(false)
    expect(fits('is {value}.', 'is whatever.', () => anything)).toBe(true)
    expect(fits('{value', 'filled', () => 'filled')).toBe(false)
    expect(fits('value}', 'filled', () => 'filled')).toBe(false)
  })

  test('anything that is put in place of the wildcards fits', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().map((text) => text.replaceAll(/[{}]/g, '')),
          { minLength: 1 },
        ),
        fc.string(),
        (literals, filler) => {
          expect(fits(literals.join('{*}'), literals.join(filler), none)).toBe(true)
        },
      ),
    )
  })

  test('placeholders are listed without the wildcard', () => {
    expect(placeholders('{a}-{*}-{b.c}')).toEqual(['a', 'b.c'])
  })
})
