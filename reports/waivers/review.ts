/**
 * Holds waivers against a run. A waiver that is expired, matches nothing, covers another wrong behaviour or a clause
 * that now passes is stale: it would silently absorb the next regression, so each fails the gate and says what to do.
 */
import type { ClauseResult, Run, ServiceRun } from '../../model/run.ts'
import { clauseKey } from '../outcome.ts'
import { fingerprintOfFail } from './fingerprint.ts'
import type { Stale, Waiver, WaiverReview } from './waiver.ts'

/**
 * @param now milliseconds since 1970
 */
export function reviewWaivers(run: Run, waivers: readonly Waiver[], now: number): WaiverReview {
  const waived = new Map<string, Waiver>()
  const stale: Stale[] = []
  for (const waiver of waivers) {
    const matches = matchesOf(run, waiver)
    if (matches.length === 0) stale.push(...unmatched(run, waiver))
    for (const [service, clause] of matches) {
      const problem = staleness(waiver, clause, now)
      if (problem !== undefined) stale.push(problem)
      else if (clause.verdict.kind === 'fail') waived.set(clauseKey(service, clause), waiver)
    }
  }
  return { waived, stale }
}

function matchesOf(run: Run, waiver: Waiver): readonly (readonly [ServiceRun, ClauseResult])[] {
  return run.services
    .filter((service) => isTargeted(waiver.target, service))
    .flatMap((service) =>
      service.clauses.filter((clause) => clause.id === waiver.clause).map((clause) => [service, clause] as const),
    )
}

function isTargeted(glob: string, service: ServiceRun): boolean {
  if (glob === 'mock') return service.target.mock
  const pattern = glob
    .split('*')
    .map((text) => text.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${pattern}/?$`).test(service.target.url)
}

/** An interrupted run or one of few clauses says nothing about clauses that it did not reach. */
function unmatched(run: Run, waiver: Waiver): readonly Stale[] {
  if (run.interrupted || run.shard !== undefined || run.only !== undefined) return []
  const known = run.services.some((service) => service.clauses.some((clause) => clause.id === waiver.clause))
  const what = known
    ? `no target of this run matches \`${waiver.target}\``
    : `this run has no clause \`${waiver.clause}\``
  return [
    {
      kind: 'unmatched',
      waiver,
      message: `The waiver at ${placeOf(waiver)} matches nothing: ${what}. Correct it or delete it.`,
    },
  ]
}

function staleness(waiver: Waiver, clause: ClauseResult, now: number): Stale | undefined {
  const where = `The waiver of \`${waiver.clause}\` at ${placeOf(waiver)}`
  if (clause.verdict.kind === 'pass') {
    return {
      kind: 'passing',
      waiver,
      message: `${where} is no longer needed: the clause passes. Delete it, so that the next fail is seen.`,
    }
  }
  if (clause.verdict.kind !== 'fail') return undefined
  const actual = fingerprintOfFail(clause)
  if (now >= endOf(waiver.expires)) {
    return {
      kind: 'expired',
      waiver,
      message: `${where} expired on ${waiver.expires}. Ask ${waiver.owner} to have the target repaired, or to renew it with a later date.`,
    }
  }
  if (actual === waiver.fingerprint) return undefined
  return {
    kind: 'different',
    waiver,
    message: `${where} is for another wrong behaviour (${waiver.fingerprint}); the clause now fails as ${actual}. Look at the new fail, then write the waiver anew with \`assay waive\`.`,
  }
}

function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 24 * 3600 * 1000
}

function placeOf(waiver: Waiver): string {
  return `${waiver.at.file}:${waiver.at.line}`
}
