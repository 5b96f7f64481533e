/**
 * Decides who is to blame before anything is confirmed: the first broken promise, not those that hang on it.
 *
 * - A clause whose prerequisite is broken is untested: a service that refuses everything has not "passed" its refusals.
 * - A wrong code or status is the error's own fault when no reply of the whole run carried that error rightly;
 *   when others did, it is the fault of the constraint that was answered by the wrong one.
 * - Where an optional parameter may not be left out, refusals of requests without it tell nothing else.
 */
import type { Clause, ClauseId } from '../../model/clause.ts'
import { errorIds, isAll, ofTheError } from './explained.ts'
import { rules, type Scene } from './hanging.ts'
import type { Broken, Evidence, Tally } from './tally.ts'

export type Blame = {
  /** Clauses to confirm, each with its evidence. */
  readonly suspects: ReadonlyMap<ClauseId, readonly Broken[]>
  /** Clauses that cannot be told because of a suspect. */
  readonly hanging: ReadonlyMap<ClauseId, ClauseId>
}

/** Sorts the broken clauses into suspects and those that hang on them. */
export function attribute(
  clauses: readonly Clause[],
  tally: Tally,
  { codeless = new Set(), culprits = [] }: Partial<Pick<Scene, 'codeless' | 'culprits'>> = {},
): Blame {
  const suspects = new Map<ClauseId, readonly Broken[]>()
  const hanging = new Map<ClauseId, ClauseId>()
  const known = new Map(clauses.map((clause) => [clause.id, clause]))
  for (const clause of clauses) {
    if (!tally.has(clause.id)) continue
    const evidence = tally.of(clause.id)
    if (evidence.first.length === 0 && evidence.state === undefined) continue
    const error = errorToBlame(evidence, tally, known, clause.id)
    if (error === undefined) suspects.set(clause.id, evidence.first)
    else {
      suspects.set(error, merge(suspects.get(error) ?? [], evidence.first, error))
      hanging.set(clause.id, error)
    }
  }
  for (const rule of rules)
    for (const [id, evidence] of new Map(suspects)) {
      if (tally.of(id).state !== undefined) continue
      const cause = rule(id, evidence, { suspects, hanging, clauses: known, codeless, culprits })
      if (cause === undefined) continue
      suspects.delete(id)
      hanging.set(id, cause)
    }
  return { suspects, hanging }
}

/** The error clause that is to blame for all that this clause's evidence shows, if one is. */
function errorToBlame(
  evidence: Evidence,
  tally: Tally,
  known: ReadonlyMap<ClauseId, Clause>,
  self: ClauseId,
): ClauseId | undefined {
  if (known.get(self)?.kind === 'error' || !isAll(evidence.first, ofTheError)) return undefined
  const own = errorIds(evidence.first).filter((id) => known.has(id))
  if (own.length === 0 || own.some((id) => tally.has(id) && tally.of(id).cases > 0)) return undefined
  return own[0]
}

function merge(known: readonly Broken[], more: readonly Broken[], clause: ClauseId): readonly Broken[] {
  const renamed = more.map((broken) => ({
    ...broken,
    case: {
      ...broken.case,
      expect: broken.case.expect.map((expectation) =>
        expectation.kind === 'refused' ? { ...expectation, clause } : expectation,
      ),
    },
    findings: broken.findings.map((finding) => ({ ...finding, clause })),
  }))
  return [...known, ...renamed].toSorted((a, b) => a.order - b.order).slice(0, 5)
}
