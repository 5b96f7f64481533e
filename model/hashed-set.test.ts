import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashedSet } from './hashed-set.ts'

it('holds what a set holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), fc.string({ maxLength: 3 }), (texts, other) => {
      const [hashed, plain] = [hashedSet(), new Set<string>()]
      for (const text of texts) {
        expect(hashed.add(text)).toBe(!plain.has(text))
        plain.add(text)
      }
      expect([hashed.size, hashed.has(other)]).toEqual([plain.size, plain.has(other)])
    }),
  )
})

it('tells 200,000 texts apart, and knows each again', () => {
  const set = hashedSet()
  const texts = Array.from({ length: 200_000 }, (_, place) => `GID_${place.toString(36)}`)
  expect(texts.every((text) => set.add(text))).toBe(true)
  expect(texts.some((text) => set.add(text))).toBe(false)
  expect(set.size).toBe(texts.length)
})
