import { expect, it } from 'vitest'
import { bound, measure } from './measure.ts'

it('counts characters, UTF-16 units and bytes apart', () => {
  expect(measure('a中😀')).toEqual({ length: 3, utf16: 4, bytes: 8, classes: ['han', 'lower', 'other'] })
  expect(measure('A1 _\n')).toEqual({
    length: 5,
    utf16: 5,
    bytes: 5,
    classes: ['blank', 'control', 'digit', 'punctuation', 'upper'],
  })
  expect(measure('\ud800')).toEqual({ length: 1, utf16: 1, bytes: 3, classes: ['other'] })
})

it('counts items and keys', () => {
  expect(measure([1, 2, 3]).length).toBe(3)
  expect(measure({ a: 1 }).length).toBe(1)
  expect(measure(null).length).toBe(0)
})

it('bounds the failure rate by about three over n', () => {
  expect(bound(300)).toBeCloseTo(3 / 300, 3)
  expect(bound(1)).toBeCloseTo(0.95)
  expect(bound(0)).toBe(1)
})
