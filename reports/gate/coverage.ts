/** What to know of a comparison. A run that judged less than its baseline says so: fewer clauses are no progress. */
import type { Drift } from '../drift/drift.ts'
import { count } from '../text/phrases.ts'

export function coverageNotes(drift: Drift | undefined): readonly string[] {
  if (drift === undefined) return []
  const { old, new: now } = drift.coverage
  if (now.judged >= old.judged) return drift.notes
  const planned = now.planned === old.planned ? '' : ` (planned ${now.planned}, before ${old.planned})`
  return [...drift.notes, `This run judged ${count(now.judged, 'clause')}, its baseline ${old.judged}${planned}.`]
}
