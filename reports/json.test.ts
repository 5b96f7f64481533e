import { expect, test } from 'vitest'
import type { Run } from '../model/run.ts'
import { largeRun } from './fixtures/large.ts'
import { json } from './json.ts'

test('a run of a usual size is written line by line', () => {
  const run: Run = largeRun(2, 2)
  const text = json.render(run, {})
  expect(text.split('\n').length).toBeGreaterThan(100)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(run)))
})

test('one of tens of thousands of clauses is written without the blanks, and is the same', () => {
  const run: Run = largeRun(100, 20)
  const text = json.render(run, {})
  expect(text.split('\n')).toHaveLength(2)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(run)))
})
