/** Counts distinct values in bounded memory: up to a limit, then not further. */
import { hashedSet } from '../../model/hashed-set.ts'

export type DistinctCounter = {
  add(value: unknown): void
  /** At most `limit`. */
  readonly size: number
}

const limit = 10_000

export function distinctCounter(): DistinctCounter {
  const seen = hashedSet()
  return {
    add(value) {
      if (seen.size < limit) seen.add(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    },
    get size() {
      return seen.size
    },
  }
}
