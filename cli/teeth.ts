/** Which clauses have teeth: a mutant of theirs was killed and they were blamed. */
import type { Clause } from '../model/clause.ts'
import type { MutantResult, Teeth } from '../model/teeth.ts'

/** Clauses that could be tested and that no mutant turned red, with the reason. */
export function toothless(clauses: readonly Clause[], mutants: readonly MutantResult[]): Teeth['toothless'] {
  const red = new Set(mutants.flatMap((mutant) => mutant.blamed))
  const own = new Set(mutants.map((mutant) => mutant.clause))
  return clauses
    .filter((clause) => clause.untestable === undefined && own.has(clause.id) && !red.has(clause.id))
    .map((clause) => ({ clause: clause.id, because: 'All of its mutants survived.' }))
}
