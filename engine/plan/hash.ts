/** The fingerprint of a plan: same spec and seed, same hash. Nonces, clocks and server-made ids are not part of it. */
import { createHash } from 'node:crypto'
import type { Case } from '../../model/case.ts'

/** SHA-256, hex, over what each case sends, in order. */
export function planHash(cases: Iterable<Case>): string {
  const sum = createHash('sha256')
  for (const planned of cases) sum.update(`${planned.id}\0${planned.operation}\0${JSON.stringify(planned.input)}\0${JSON.stringify(planned.variation)}\n`)
  return sum.digest('hex')
}
