/**
 * What a reader wants to know of a clause: its verdict, with a waived fail kept apart from a fail.
 *
 * Waivers are no part of a run; without a review of them every fail is a fail.
 */
import type { ClauseResult, Run, ServiceRun } from '../model/run.ts'
import type { WaiverReview } from './waivers/waiver.ts'

export type Outcome = 'fail' | 'waived' | 'inconclusive' | 'untested' | 'pass'

/** Worst first: the order in which reports list and colour them. */
export const OUTCOMES: readonly Outcome[] = ['fail', 'waived', 'inconclusive', 'untested', 'pass']

export type Totals = { readonly planned: number } & Readonly<Record<Outcome, number>>

/** Names a clause on one target: a merged run may hold the same service several times. */
export function clauseKey(service: ServiceRun, clause: Pick<ClauseResult, 'id'>): string {
  return `${clause.id} @ ${service.target.url}`
}

export function outcomeOf(service: ServiceRun, clause: ClauseResult, review: WaiverReview): Outcome {
  if (clause.verdict.kind !== 'fail') return clause.verdict.kind
  return review.waived.has(clauseKey(service, clause)) ? 'waived' : 'fail'
}

/** Counts the clauses of some services by outcome. `planned` is their sum, always. */
export function totalsOf(services: readonly ServiceRun[], review: WaiverReview): Totals {
  const totals = { planned: 0, fail: 0, waived: 0, inconclusive: 0, untested: 0, pass: 0 }
  for (const service of services) {
    for (const clause of service.clauses) {
      totals.planned += 1
      totals[outcomeOf(service, clause, review)] += 1
    }
  }
  return totals
}

/** True when the clause was broken in some attempts at the same request and kept in others. */
export function isIntermittent(clause: ClauseResult): boolean {
  return clause.verdict.kind === 'fail' && clause.verdict.broken.times < clause.verdict.broken.of
}

export type Place = { readonly service: ServiceRun; readonly clause: ClauseResult; readonly outcome: Outcome }

const LEVELS = ['must', 'should', 'may'] as const

/** All clauses of a run in the order of the run, each with where it belongs. */
export function placesOf(run: Run, review: WaiverReview): readonly Place[] {
  return run.services.flatMap((service) =>
    service.clauses.map((clause) => ({ service, clause, outcome: outcomeOf(service, clause, review) })),
  )
}

/** The unwaived fails, those of musts first. */
export function worstOf(run: Run, review: WaiverReview): readonly Place[] {
  return placesOf(run, review)
    .filter((place) => place.outcome === 'fail')
    .toSorted((a, b) => LEVELS.indexOf(a.clause.level) - LEVELS.indexOf(b.clause.level))
}
