/**
 * Decides who is to blame before anything is confirmed: the first broken promise, not those that hang on it.
 *
 * - A clause whose prerequisite is broken is untested: a service that refuses everything has not "passed" its refusals.
 * - A wrong code or status is the error's own fault when no reply of the whole run carried that error rightly;
 *   when others did, it is the fault of the constraint that was answered by the wrong one.
 */
import type { Clause, ClauseId } from '../model/clause.ts'
import type { Expectation } from '../model/case.ts'
import type { Broken, Evidence, Tally } from './tally.ts'

export type Blame = {
  /** Clauses to confirm, each with its evidence. */
  readonly suspects: ReadonlyMap<ClauseId, readonly Broken[]>
  /** Clauses that cannot be told because of a suspect. */
  readonly hanging: ReadonlyMap<ClauseId, ClauseId>
}

const ofTheError = new Set(['code', 'status'])

/** Sorts the broken clauses into suspects and those that hang on them. */
export function attribute(clauses: readonly Clause[], tally: Tally): Blame {
  const suspects = new Map<ClauseId, readonly Broken[]>()
  const hanging = new Map<ClauseId, ClauseId>()
  const known = new Set(clauses.map((clause) => clause.id))
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
  return { suspects, hanging }
}

/** The error clause that is to blame for all that this clause's evidence shows, if one is. */
function errorToBlame(
  evidence: Evidence,
  tally: Tally,
  known: ReadonlySet<ClauseId>,
  self: ClauseId,
): ClauseId | undefined {
  if (
    evidence.first.length === 0 ||
    !evidence.first.every((broken) => broken.findings.every((finding) => ofTheError.has(finding.check)))
  )
    return undefined
  const errors = evidence.first
    .flatMap((broken) => broken.case.expect)
    .filter(isError)
    .map((expectation) => expectation.clause)
  const own = errors.filter((id) => known.has(id) && id !== self)
  if (own.length === 0 || own.some((id) => tally.has(id) && tally.of(id).cases > 0)) return undefined
  return own[0]
}

function isError(expectation: Expectation): expectation is Extract<Expectation, { kind: 'error' }> {
  return expectation.kind === 'error'
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
