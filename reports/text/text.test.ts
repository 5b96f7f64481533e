import { describe, expect, it } from 'vitest'
import { columnsOf, fitted, padded, wrapped } from './columns.ts'
import { count, duration, list, percent } from './phrases.ts'
import { cut, visible, visibleJson } from './visible.ts'

describe('visible', () => {
  it('writes every control character, direction mark and lone surrogate as an escape', () => {
    const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
    const shown = visible(`${controls}\u007f\u0085\u202e\u2066\u200b\ufeff\ud800x\udc00\u{e0041}`)
    expect(shown).toMatch(/^[\x20-\x7e]+$/)
    expect(shown).toContain('\\u001b')
    expect(shown).toContain('\\ud800x\\udc00')
  })

  it('leaves printable text of any language alone', () => {
    expect(visible('Zürich 中文 😀 "a\\b"')).toBe('Zürich 中文 😀 "a\\b"')
  })

  it('gives JSON that reads back as what it was', () => {
    const value = { name: '\u0000\u001b[31m\u009b\u202e\ud800', list: [1, null] }
    expect(JSON.parse(visibleJson(value))).toEqual(value)
    expect(visibleJson(value)).toMatch(/^[\x20-\x7e]+$/)
  })

  it('says how much it cut', () => {
    expect(cut('😀😀😀', 3)).toBe('😀😀😀')
    expect(cut('😀😀😀x', 2)).toBe('😀😀… (2 more characters)')
  })
})

describe('phrases', () => {
  it('counts', () => {
    expect(count(1, 'clause')).toBe('1 clause')
    expect(count(1204, 'call')).toBe('1,204 calls')
    expect(list(['a', 'b', 'c'])).toBe('a, b and c')
  })

  it('says durations in the unit that fits', () => {
    expect([340, 1250, 59_400, 200_000, 7_500_000].map(duration)).toEqual([
      '340 ms',
      '1.3 s',
      '59 s',
      '3 min 20 s',
      '2 h 5 min',
    ])
  })

  it('never rounds a positive share to nothing', () => {
    expect([0, 0.0001, 0.008, 0.3].map(percent)).toEqual(['0 %', '< 0.1 %', '0.8 %', '30 %'])
  })
})

describe('columns', () => {
  it('gives a Chinese character two columns and a combining mark none', () => {
    expect(columnsOf('a中e\u0301')).toBe(4)
    expect(padded('中', 4)).toBe('中  ')
    expect(fitted('中文字', 5)).toBe('中文…')
  })

  it('wraps at spaces and inside words that are too long, and never loses text', () => {
    const text = 'one two three abcdefghijklmnop 中文中文中文'
    const lines = wrapped(text, 10)
    expect(lines.every((line) => columnsOf(line) <= 10)).toBe(true)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})
