/** The fingerprint of a plan: same spec and seed, same hash. Nonces, clocks and server-made ids are not part of it. */
import { createHash } from 'node:crypto'
import type { Case } from '../../model/case.ts'

export type HashedCases = {
  /** The cases, to be gone through once; each is added to the hash as it is taken. */
  readonly cases: Iterable<Case>
  /** Takes what is left. */
  drain(): void
}

/** Adds what each case sends, in order, to a SHA-256. */
export function openPlanHash(): { follow(cases: Iterable<Case>): HashedCases; digest(): string } {
  const sum = createHash('sha256')
  let hex: string | undefined
  function* following(cases: Iterable<Case>): Generator<Case, void, undefined> {
    for (const planned of cases) {
      sum.update(
        `${planned.id}\0${planned.operation}\0${JSON.stringify(planned.input)}\0${JSON.stringify(planned.variation)}\n`,
      )
      yield planned
    }
  }
  return {
    follow(cases) {
      const followed = following(cases)
      // A plain iterator without `return`, so that a reader who stops early does not end it.
      const open: Iterable<Case> = { [Symbol.iterator]: () => ({ next: () => followed.next() }) }
      return {
        cases: open,
        drain: () => {
          while (followed.next().done !== true);
        },
      }
    },
    digest: () => (hex ??= sum.digest('hex')),
  }
}
