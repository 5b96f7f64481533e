/**
 * Cuts a plan into shards: every request is sent by exactly one of them, and every clause reported by exactly one.
 *
 * Clauses are cut in the order of the spec into stretches of about the same cost. A clause that no request is made for
 * is reported where replies speak of it first; what other shards see of it stands in `elsewhere` of their runs.
 */
import type { Case } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import { homeOf, type Priced } from './cost.ts'

export type Shard = { readonly index: number; readonly of: number }

export type Share = {
  /** Tells whether requests are made for a clause and this shard sends them. */
  sends(clause: ClauseId | undefined): boolean
  /** Tells whether this shard reports a clause. */
  reports(clause: ClauseId): boolean
  /** The part of a list that is this shard's: an even stretch of it. */
  part<T>(items: readonly T[]): readonly T[]
}

const whole: Share = { sends: (clause) => clause !== undefined, reports: () => true, part: (items) => items }

/** What one shard does of a plan; all of it without a shard. Same plan and shard, same share. */
export function shareOf(
  clauses: readonly Clause[],
  prices: readonly Priced[],
  ladder: readonly Case[],
  shard: Shard | undefined,
): Share {
  if (shard === undefined || shard.of === 1) return whole
  const senders = stretches(clauses, prices, shard.of)
  const reporters = new Map(senders)
  for (const planned of ladder) {
    const sender = senders.get(homeOf(planned) ?? '//')
    for (const clause of spokenOf(planned))
      if (sender !== undefined && !reporters.has(clause)) reporters.set(clause, sender)
  }
  return {
    sends: (clause) => clause !== undefined && senders.get(clause) === shard.index,
    reports: (clause) => (reporters.get(clause) ?? 1) === shard.index,
    part: (items) => items.filter((_, place) => Math.floor((place * shard.of) / items.length) + 1 === shard.index),
  }
}

/** Which shard sends for which clause: the middle of a clause's own cost, counted from the first, decides. */
function stretches(clauses: readonly Clause[], prices: readonly Priced[], of: number): ReadonlyMap<ClauseId, number> {
  const calls = new Map<ClauseId, number>()
  for (const [clause, price] of prices) calls.set(clause, (calls.get(clause) ?? 0) + price.calls)
  const total = [...calls.values()].reduce((sum, one) => sum + one, 0)
  let before = 0
  return new Map(
    clauses.flatMap(({ id }): readonly (readonly [ClauseId, number])[] => {
      const own = calls.get(id)
      if (own === undefined) return []
      const middle = before + own / 2
      before += own
      return [[id, Math.min(of, Math.floor((middle * of) / total) + 1)]]
    }),
  )
}

/** All clauses that a case is evidence for. */
function spokenOf(planned: Case): readonly ClauseId[] {
  return [
    ...planned.expect.map(({ clause }) => clause),
    ...(planned.packs ?? []).map(({ clause }) => clause),
    ...(planned.twins ?? []).flatMap(spokenOf),
  ]
}
