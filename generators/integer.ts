/** Whole numbers within a range; without one, small ones that no server finds too large. */
import * as fc from 'fast-check'
import type { Parameter } from '../model/spec.ts'

export function validIntegers({ range }: Parameter): fc.Arbitrary<number> {
  const min = range?.min ?? Math.min(1, range?.max ?? 1)
  return fc.integer({ min, max: range?.max ?? Math.max(min, 1) + 99 })
}
