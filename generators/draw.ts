/**
 * Takes values from an arbitrary by a seed and a key, so that each case has its own stream of chance:
 * adding a clause to a spec does not change the values of any other.
 */
import { hash } from 'node:crypto'
import * as fc from 'fast-check'

/** Derives a 32-bit seed from the run's seed and a key such as `<clause id>#<class>`. */
export function seedFor(seed: number, key: string): number {
  return hash('sha256', `${seed}\0${key}`, 'buffer').readInt32BE(0)
}

/** Draws `n` values. Same seed and key, same values. Chance is even: arbitraries carry their own weights. */
export function drawMany<T>(arbitrary: fc.Arbitrary<T>, seed: number, key: string, n: number): readonly T[] {
  return n < 1 ? [] : fc.sample(arbitrary, { seed: seedFor(seed, key), numRuns: n, unbiased: true })
}

/** Draws one value. Same seed and key, same value. */
export function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number, key: string): T {
  const [value] = drawMany(arbitrary, seed, key, 1)
  if (value === undefined) throw new Error(`Nothing was drawn for \`${key}\``)
  return value
}
