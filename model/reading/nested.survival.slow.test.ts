/** Half of the 100,000; the other half is in ../spec-file.survival.slow.test.ts. */
import { expect, it } from 'vitest'
import { nestedSample } from './small.sample.ts'
import { readText } from './spec.sample.ts'
import { troubles } from './survival.sample.ts'

it('50,000 damaged copies of a nested spec are read or have problems', { timeout: 900_000 }, async () => {
  expect(await troubles(readText, nestedSample, 50_000)).toEqual([])
})
