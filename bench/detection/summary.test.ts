import { expect, test } from 'vitest'
import { summaryOf } from './summary.ts'
import type { Found } from './task.ts'

const trial = (seed: number, mutant: string, kill: number | undefined): Found => ({
  service: 'service',
  seed,
  strategy: 'one',
  mutant,
  depth: 'shallow',
  reach: 'value',
  spent: { calls: 100, creates: 10 },
  ...(kill === undefined ? {} : { kill: { calls: kill, creates: 1 } }),
})

test('counts a mutant at every checkpoint from its kill on, and takes the mean over the seeds', () => {
  const found = [trial(1, 'a', 10), trial(1, 'b', undefined), trial(2, 'a', 11), trial(2, 'b', 50)]
  const { mutants, rows } = summaryOf(found, ['one'], [10, 20, 50])
  expect(mutants).toBe(2)
  expect(rows[0]?.killed).toEqual([0.5, 1, 1.5])
})

test('charges the kills with the calls that were spent on survivors', () => {
  const { rows } = summaryOf([trial(1, 'a', 10), trial(1, 'b', undefined)], ['one'], [50])
  expect(rows).toMatchObject([{ medianCalls: 10, callsPerKill: 110, createsPerKill: 11 }])
})

test('has no cost per kill without a kill', () => {
  const [row] = summaryOf([trial(1, 'a', undefined)], ['one'], [50]).rows
  expect(row).toMatchObject({ killed: [0], medianCalls: undefined, callsPerKill: undefined })
})

test('takes a kill after the last checkpoint for none', () => {
  expect(summaryOf([trial(1, 'a', 51)], ['one'], [50]).rows[0]?.killed).toEqual([0])
})
