/** Half of the 100,000; the other half is in reading/nested.survival.slow.test.ts, so that two cores share them. */
import { expect, it } from 'vitest'
import { smallSample } from './reading/small.sample.ts'
import { readText } from './reading/spec.sample.ts'
import { troubles } from './reading/survival.sample.ts'

it('50,000 damaged copies of a small spec are read or have problems', { timeout: 900_000 }, async () => {
  expect(await troubles(readText, smallSample, 50_000)).toEqual([])
})
