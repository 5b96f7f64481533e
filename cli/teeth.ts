/** Which clauses have teeth: some mutant turned them red. */
import type { Clause, ClauseId } from '../model/clause.ts'
import type { ServiceRun } from '../model/run.ts'
import type { MutantResult, Teeth } from '../model/teeth.ts'

/**
 * Clauses that a run of the conforming mock judges, or that have mutants, and that nothing turned red, with the reason.
 * Left out are those that every call relies on: where they are broken, no call succeeds and nothing passes.
 */
export function toothless(
  clauses: readonly Clause[],
  mutants: readonly MutantResult[],
  conforming: ServiceRun,
  relied: ReadonlySet<ClauseId>,
): Teeth['toothless'] {
  const red = new Set(mutants.flatMap((mutant) => mutant.blamed))
  const own = new Set(mutants.map((mutant) => mutant.clause))
  const judged = new Set(conforming.clauses.filter(({ verdict }) => verdict.kind === 'pass').map(({ id }) => id))
  return clauses
    .filter(({ id }) => (judged.has(id) || own.has(id)) && !red.has(id) && !relied.has(id))
    .map(({ id }) => ({
      clause: id,
      because: own.has(id) ? 'All of its mutants survived, or were blamed on others.' : 'It has no mutant.',
    }))
}
