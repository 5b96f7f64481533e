import { expect, test } from 'vitest'
import { boundsOf, coveredBy, evidenceOf } from './evidence.ts'
import { clauseOf, failOf } from './fixtures/clause.ts'

const place = 'CreateGroup/name.length.max'
const behaviour = { class: 'x', cases: 1, broken: 0 }

test('tells cases, distinct values, lengths, classes and the bound of what passed', () => {
  const clause = clauseOf(place, {
    cases: 1200,
    calls: 1204,
    distinct: 980,
    bound: 0.0025,
    classes: [behaviour, behaviour],
  })
  expect(evidenceOf(clause)).toBe(
    '1,200 cases (980 distinct values, lengths 3 to 1,255, 2 classes) in 1,204 calls; at 95 % confidence fewer than 0.3 % of such requests break it',
  )
})

test('bounds nothing for what failed, nor for three cases', () => {
  const { bound: _, ...failed } = clauseOf(place, { verdict: failOf(place, { input: {} }) })
  expect(evidenceOf(failed)).not.toContain('95 %')
  expect(evidenceOf(clauseOf(place, { cases: 3, bound: 1 }))).toContain('too few for a bound on the rate of failure')
  expect(evidenceOf(clauseOf(place, { cases: 0 }))).toBe('none: no case of this clause was sent')
})

test('sums what was tried, and leaves out what only other calls were evidence for', () => {
  const { lengths: _, ...bare } = clauseOf('CreateGroup/response.id', { distinct: 0, bound: 0.01 })
  const clauses = [clauseOf(place), clauseOf(place, { lengths: { shortest: 1, longest: 9 }, bound: 0.5 }), bare]
  expect(coveredBy(clauses)).toBe('48 cases of 2 classes, 48 distinct values, lengths 1 to 1,255')
  expect(boundsOf(clauses)).toBe('1 % to 50 %, by clause')
  expect(coveredBy([bare])).toBe('')
  expect(boundsOf([])).toBe('')
})
