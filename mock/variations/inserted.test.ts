import { expect, test } from 'vitest'
import { bookshelf } from '../fixtures/bookshelf.ts'
import { isInserted, plainly } from './inserted.ts'

const [add] = bookshelf.operations
if (add === undefined) throw new Error('the bookshelf has no operation')
const attempt = { kind: 'insert', parameter: 'book.name', texts: [' '] } as const
const named = (name: string) => ({ book: { name } })

test('a text at an edge is there only at that edge', () => {
  expect(isInserted({ ...attempt, at: 'start' }, named(' ab'))).toBe(true)
  expect(isInserted({ ...attempt, at: 'start' }, named('a b '))).toBe(false)
  expect(isInserted({ ...attempt, at: 'end' }, named('ab '))).toBe(true)
  expect(isInserted({ ...attempt, at: 'end' }, named(' a b'))).toBe(false)
  expect(isInserted(attempt, named('a b'))).toBe(true)
})

test('blanks alone have nothing that they could stand before', () => {
  expect(isInserted({ ...attempt, at: 'start' }, named('   '))).toBe(false)
  expect(isInserted({ ...attempt, at: 'end' }, named(' '))).toBe(false)
})

test('who accepts a text at an edge cuts it off, and elsewhere reads it as a character like any other', () => {
  expect(plainly(add, { ...attempt, at: 'start' }, named(' a b '))).toEqual(named('a b '))
  expect(plainly(add, { ...attempt, at: 'end' }, named(' a b '))).toEqual(named(' a b'))
  expect(plainly(add, attempt, named('a b'))).toEqual(named('aab'))
})
