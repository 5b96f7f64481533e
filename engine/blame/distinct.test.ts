import { expect, test } from 'vitest'
import { distinctCounter } from './distinct.ts'
import { seenIds } from '../calls/seen-ids.ts'

test('counts each value once, whatever its type', () => {
  const counter = distinctCounter()
  for (const value of ['a', 'b', 'a', { x: 1 }, { x: 1 }, [1], null, 1]) counter.add(value)
  expect(counter.size).toBe(6)
})

test('counts ten thousand values exactly, and no further', () => {
  const counter = distinctCounter()
  for (let value = 0; value < 10_000; value += 1) counter.add(`value ${value}`)
  expect(counter.size).toBe(10_000)
  counter.add('another')
  expect(counter.size).toBe(10_000)
})

test('an id is seen from its second time on', () => {
  const isSeen = seenIds()
  expect(['one', 'two', 'one', 'one'].map(isSeen)).toEqual([false, false, true, true])
})
