import { expect, test } from 'vitest'
import { anyOf, phrase, quoted } from './phrase.ts'

test('control characters and lone surrogates are escaped', () => {
  expect(phrase('\u001b[31m\n\ud800')).toBe('"\\u001b[31m\\n\\ud800"')
})

test('a long text is cut and says by how much', () => {
  expect(quoted('x'.repeat(130))).toBe(`"${'x'.repeat(120)}" and 10 more`)
})

test('a deep value is not walked through', () => {
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level += 1) deep = { deep }
  expect(phrase(deep)).toBe('an object')
})

test('alternatives are joined', () => {
  expect([anyOf([]), anyOf(['a']), anyOf(['a', 'b', 'c'])]).toEqual(['nothing', 'a', 'a, b or c'])
})
