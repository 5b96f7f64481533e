/** Questions about evidence that rules of blame share. */
import type { Expectation } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import type { Broken } from './tally.ts'

/** Checks that tell of the wrong error, where one was due. */
export const ofTheError = new Set(['code', 'status'])
/** What a request may break that is refused for something that it was not made for. */
export const ofAnyRefusal = new Set([...ofTheError, 'accepted'])

/** Whether there is evidence, and all of it is of these checks. */
export function isAll(evidence: readonly Broken[], checks: ReadonlySet<string>): boolean {
  return (
    evidence.length > 0 && evidence.every((broken) => broken.findings.every((finding) => checks.has(finding.check)))
  )
}

/** The errors that the cases speak of. */
export function errorIds(evidence: readonly Broken[]): readonly ClauseId[] {
  return [...new Set(evidence.flatMap((broken) => broken.case.expect.filter(isError).map(({ clause }) => clause)))]
}

function isError(expectation: Expectation): expectation is Extract<Expectation, { kind: 'error' }> {
  return expectation.kind === 'error'
}
