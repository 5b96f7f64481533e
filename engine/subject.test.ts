import { expect, test } from 'vitest'
import { idOf, refusalOf } from './blame/evidence.sample.ts'
import { triedFor } from './subject.ts'

const given = (name: string, input: object) => triedFor(idOf(name), { ...refusalOf(name), input: { ...input } })

test('counts the value of the parameter that the clause is about, whatever else the request holds', () => {
  const one = given('title.length.max', { title: 'abc', note: 'x' })
  expect(one).toEqual({ value: '["abc"]', lengths: [3] })
  expect(given('title.length.max', { title: 'abc', note: 'y' })).toEqual(one)
  expect(given('title.required', { note: 'y' })).toEqual({ value: '[]', lengths: [] })
})

test('measures texts in characters, all items of a list, and lists where their length is promised', () => {
  expect(given('tags[].key.alphabet', { tags: [{ key: '😀é' }, { key: 'abcd' }] }).lengths).toEqual([2, 4])
  expect(given('tags.items.max', { tags: ['a', 'b', 'c'] }).lengths).toEqual([3])
  expect(given('tags.type', { tags: ['a', 'b', 'c'] }).lengths).toEqual([])
  expect(given('title.type', { title: 12 }).lengths).toEqual([])
})

test('counts whole requests where a clause is about no parameter', () => {
  expect(given('success', { title: 'abc' })).toEqual({ value: '{"title":"abc"}', lengths: [] })
})
