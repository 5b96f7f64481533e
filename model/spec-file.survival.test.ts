import { expect, it } from 'vitest'
import { damaged, drawFrom } from './reading/mutation.sample.ts'
import { nestedSample, smallSample } from './reading/small.sample.ts'
import { readText, sample } from './reading/spec.sample.ts'
import { troubles } from './reading/survival.sample.ts'

it.each([
  ['whole', sample, 200],
  ['small', smallSample, 900],
  ['nested', nestedSample, 900],
])('the damaged copies of a %s spec are read or have problems', { timeout: 120_000 }, async (_, text, copies) => {
  expect((await readText(text)).problems).toEqual([])
  expect(await troubles(readText, text, copies)).toEqual([])
})

it('the damage is seen: most copies have problems, of many kinds', async () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed)
  const readings = await Promise.all(seeds.map((seed) => readText(damaged(smallSample, drawFrom(seed)))))
  const problems = readings.flatMap((reading) => reading.problems)
  expect(readings.filter((reading) => reading.problems.length > 0).length).toBeGreaterThan(120)
  expect(new Set(problems.map((problem) => problem.code)).size).toBeGreaterThan(10)
})

it('trouble is seen: a reader that throws, forgets its problems or points outside the file', async () => {
  const problem = { code: 'x/y', at: { file: 'f', line: 999, column: 1 }, message: 'm' }
  expect(await troubles(() => Promise.reject(new Error('no')), 'a: 1', 3)).toHaveLength(3)
  expect(await troubles(() => Promise.resolve({ problems: [] }), 'a: 1', 3)).toHaveLength(3)
  expect(await troubles(() => Promise.resolve({ problems: [problem] }), 'a: 1', 3)).toHaveLength(3)
})
