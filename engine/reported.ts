/**
 * Which results a run reports. A shard reports its own clauses, and others only when it has seen them broken: nobody
 * should have to wait for the other shards to learn of that. What else it saw of them is kept for merging.
 */
import type { ClauseId } from '../model/clause.ts'
import type { ClauseResult } from '../model/run.ts'
import type { Plan } from './plan/plan.ts'

export type Reported = {
  readonly results: readonly ClauseResult[]
  /** Of clauses that other shards report: what speaks for them, or could not be told. */
  readonly elsewhere: readonly ClauseResult[]
}

/** Tells whether a result belongs into the report of this plan. */
export function isReported(plan: Plan): (result: ClauseResult) => boolean {
  const own = new Set<ClauseId>(plan.clauses.map(({ id }) => id))
  const others = new Set<ClauseId>(plan.elsewhere.map(({ id }) => id))
  return ({ id, verdict }) => own.has(id) || (others.has(id) && verdict.kind === 'fail')
}

/** Parts the results of all judged clauses; those of mere prerequisites are dropped. */
export function reported(plan: Plan, all: readonly ClauseResult[]): Reported {
  const others = new Set<ClauseId>(plan.elsewhere.map(({ id }) => id))
  const belongs = isReported(plan)
  return {
    results: all.filter(belongs),
    elsewhere: all.filter((result) => others.has(result.id) && !belongs(result) && result.verdict.kind !== 'untested'),
  }
}
