import { describe, expect, test } from 'vitest'
import { clauseOf, idOf } from '../blame/evidence.sample.ts'
import { matches, select } from './selection.ts'

describe('matches', () => {
  test.each([
    ['a/B/c.d', 'a/B/c.d', true],
    ['a/B/c.d', 'a/B/c', false],
    ['a/B/c.d', 'a/*', true],
    ['a/B/c.d', '*/c.d', true],
    ['a/B/c.d', 'a/*.d', true],
    ['a/B/c.d', '*', true],
    ['a/B/c.d', 'a/*/*.x', false],
    ['a/B/c.d', 'c.d', true],
    ['a/B/c.d', '*.d', true],
    ['a/B/c.d', 'd', false],
    ['a/B/c.d', 'a/B/c.dd', false],
    ['a/B/c[].d', 'a/B/c[].d', true],
    ['a/B/c', 'a/B/*c*c', false],
    ['a/B/aXbXc', 'a/B/a*b*c', true],
    ['a/BXd', 'a/B.d', false],
    ['a/B.d/c', 'a/*.d', false],
  ])('%j with %j: %j', (id, glob, answer) => {
    expect(matches(id, glob)).toBe(answer)
  })
})

describe('select', () => {
  const clauses = [
    clauseOf('success'),
    clauseOf('title.required', [idOf('success')]),
    clauseOf('title.length.max', [idOf('title.required')]),
    clauseOf('response.id', [idOf('gone')]),
  ]

  test('takes all when nothing is asked for', () => {
    const { chosen, needed } = select(clauses, [])
    expect(chosen).toBe(clauses)
    expect(needed.size).toBe(4)
  })

  test('takes what matches any glob, in the order of the spec, and knows what that needs', () => {
    const { chosen, needed } = select(clauses, ['title.length.*', 'success'])
    expect(chosen.map(({ name }) => name)).toEqual(['success', 'title.length.max'])
    expect([...needed].toSorted((a, b) => a.localeCompare(b))).toEqual(
      ['success', 'title.length.max', 'title.required'].map(idOf),
    )
  })

  test('takes nothing when nothing matches', () => {
    expect(select(clauses, ['other/*'])).toEqual({ chosen: [], needed: new Set() })
  })

  test('goes round in a circle of needs once', () => {
    const circle = [clauseOf('a', [idOf('b')]), clauseOf('b', [idOf('a')])]
    expect(select(circle, ['a']).needed.size).toBe(2)
  })
})
