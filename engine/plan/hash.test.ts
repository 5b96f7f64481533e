import { expect, test } from 'vitest'
import type { Case } from '../../model/case.ts'
import { refusalOf } from '../blame/evidence.sample.ts'
import { openPlanHash } from './hash.ts'

const cases = ['a', 'b', 'c'].map((name) => refusalOf(name))

function digestOf(given: readonly Case[], take = given.length): string {
  const sum = openPlanHash()
  const followed = sum.follow(given)
  let taken = 0
  for (const _ of followed.cases) if ((taken += 1) === take) break
  followed.drain()
  return sum.digest()
}

test('is 64 hex digits, and the same for the same cases', () => {
  expect(digestOf(cases)).toMatch(/^[0-9a-f]{64}$/)
  expect(digestOf(cases)).toBe(digestOf([...cases]))
})

test('does not depend on how many were taken before the rest was drained', () => {
  expect(digestOf(cases, 1)).toBe(digestOf(cases))
})

test('differs by id, operation, input, variation and order', () => {
  const [first, ...rest] = cases
  if (first === undefined) throw new Error('no case')
  const changed: readonly Case[][] = [
    [{ ...first, id: 'other' }, ...rest],
    [{ ...first, operation: 'Other' }, ...rest],
    [{ ...first, input: { title: 'x' } }, ...rest],
    [{ ...first, variation: { format: 'xml' } }, ...rest],
    [...rest, first],
    rest,
  ]
  const digests = [cases, ...changed].map((one) => digestOf(one))
  expect(new Set(digests).size).toBe(digests.length)
})

test('stays as it is once it was asked for', () => {
  const sum = openPlanHash()
  const followed = sum.follow(cases)
  const before = sum.digest()
  expect(sum.digest()).toBe(before)
  expect([...sum.follow([]).cases]).toEqual([])
  expect(before).not.toBe(digestOf(cases))
  expect(followed.cases[Symbol.iterator]).toBeTypeOf('function')
})
