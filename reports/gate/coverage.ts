/** A run that judged less than its baseline says so: a green result over fewer clauses is no progress. */
import type { Drift } from '../drift/drift.ts'
import { count } from '../text/phrases.ts'

export function coverageNotes(drift: Drift | undefined): readonly string[] {
  if (drift === undefined) return []
  const { old, new: now } = drift.coverage
  if (now.judged >= old.judged) return []
  const planned = now.planned === old.planned ? '' : ` (planned ${now.planned}, before ${old.planned})`
  return [`This run judged ${count(now.judged, 'clause')}, its baseline ${old.judged}${planned}.`]
}
