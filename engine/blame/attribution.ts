/**
 * Decides who is to blame before anything is confirmed: the first broken promise, not those that hang on it.
 *
 * - A clause whose prerequisite is broken is untested: a service that refuses everything has not "passed" its refusals.
 * - A wrong code or status is the error's own fault when no reply of the whole run carried that error rightly;
 *   when others did, it is the fault of the constraint that was answered by the wrong one.
 * - Where an optional parameter may not be left out, refusals of requests without it tell nothing else.
 */
import type { Clause, ClauseId } from '../../model/clause.ts'
import type { Expectation } from '../../model/case.ts'
import { absent } from '../../generators/absent.ts'
import { valueAt } from '../../generators/path.ts'
import type { Broken, Evidence, Tally } from './tally.ts'

export type Blame = {
  /** Clauses to confirm, each with its evidence. */
  readonly suspects: ReadonlyMap<ClauseId, readonly Broken[]>
  /** Clauses that cannot be told because of a suspect. */
  readonly hanging: ReadonlyMap<ClauseId, ClauseId>
}

const ofTheError = new Set(['code', 'status'])
/** What a request may break that is refused for something that it was not made for. */
const ofAnyRefusal = new Set([...ofTheError, 'accepted'])

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
  for (const [id, evidence] of new Map(suspects)) {
    if (tally.of(id).state !== undefined) continue
    const cause = sameWrongAnswer(id, evidence, suspects, hanging) ?? missingParameter(id, evidence, suspects)
    if (cause === undefined) continue
    suspects.delete(id)
    hanging.set(id, cause)
  }
  return { suspects, hanging }
}

/** An error that others were hung on already, and that is answered here by the same wrong status or code. */
function sameWrongAnswer(
  id: ClauseId,
  evidence: readonly Broken[],
  suspects: Blame['suspects'],
  hanging: Blame['hanging'],
): ClauseId | undefined {
  if (!isAll(evidence, ofTheError)) return undefined
  const blamed = new Set(hanging.values())
  const answers = (all: readonly Broken[]): readonly string[] =>
    all.flatMap(({ findings }) => findings.map(({ actual }) => actual))
  return evidence
    .flatMap((broken) => broken.case.expect)
    .filter(isError)
    .map(({ clause }) => clause)
    .filter((error) => error !== id && blamed.has(error))
    .find((error) => answers(evidence).every((actual) => answers(suspects.get(error) ?? []).includes(actual)))
}

/** The clause by which a parameter is optional, when it is broken and all the evidence here lacks that parameter. */
function missingParameter(
  id: ClauseId,
  evidence: readonly Broken[],
  suspects: Blame['suspects'],
): ClauseId | undefined {
  if (!isAll(evidence, ofAnyRefusal)) return undefined
  return [...suspects.keys()].find((other) => {
    const path = /^[^/]+\/([^/]+)\/(.+)\.optional$/.exec(other)
    if (path === null || other === id) return false
    const [, operation, parameter = ''] = path
    return evidence.every(
      (broken) => broken.case.operation === operation && valueAt(broken.case.input, parameter) === absent,
    )
  })
}

function isAll(evidence: readonly Broken[], checks: ReadonlySet<string>): boolean {
  return (
    evidence.length > 0 && evidence.every((broken) => broken.findings.every((finding) => checks.has(finding.check)))
  )
}

/** The error clause that is to blame for all that this clause's evidence shows, if one is. */
function errorToBlame(
  evidence: Evidence,
  tally: Tally,
  known: ReadonlySet<ClauseId>,
  self: ClauseId,
): ClauseId | undefined {
  if (!isAll(evidence.first, ofTheError)) return undefined
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
