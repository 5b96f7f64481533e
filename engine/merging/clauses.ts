/**
 * Puts together what the shards of a run found of each clause: those that report it, and those that saw something of it.
 *
 * The worst verdict counts, as it does within a run: what one shard has seen broken is broken.
 */
import type { ClauseId } from '../../model/clause.ts'
import type { ClassResult, ClauseResult, Lengths, ServiceRun } from '../../model/run.ts'
import type { VerdictKind } from '../../model/verdict.ts'

const rank: Readonly<Record<VerdictKind, number>> = { fail: 0, inconclusive: 1, pass: 2, untested: 3 }

/** One result for each clause, in the order of the whole run. The parts are those of one service, by shard. */
export function mergedClauses(parts: readonly ServiceRun[]): readonly ClauseResult[] {
  const results = new Map<ClauseId, ClauseResult[]>()
  for (const result of parts.flatMap(({ clauses, elsewhere = [] }) => [...clauses, ...elsewhere])) {
    results.set(result.id, [...(results.get(result.id) ?? []), result])
  }
  const order = parts.find(({ whole }) => whole !== undefined)?.whole ?? []
  const place = new Map(order.map((id, index) => [id, index]))
  return [...results.values()].map(mergedClause).toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

function mergedClause(results: readonly ClauseResult[]): ClauseResult {
  const [worst, ...others] = results.toSorted((a, b) => rank[a.verdict.kind] - rank[b.verdict.kind])
  if (worst === undefined) throw new Error('a clause without a result')
  if (others.length === 0) return worst
  const { bound: _bound, lengths: _lengths, ...rest } = worst
  const lengths = mergedLengths(results)
  const cases = sum(results, ({ cases: count }) => count)
  const sample = results.find((result) => result.sample !== undefined)?.sample
  return {
    ...rest,
    cases,
    calls: sum(results, ({ calls }) => calls),
    classes: mergedClasses(results.flatMap(({ classes }) => classes)),
    distinct: sum(results, ({ distinct }) => distinct),
    ...(worst.verdict.kind === 'pass' && cases > 0 ? { bound: Math.min(1, 3 / cases) } : {}),
    ...(lengths === undefined ? {} : { lengths }),
    ...(sample === undefined ? {} : { sample }),
  }
}

function mergedLengths(results: readonly ClauseResult[]): Lengths | undefined {
  const all = results.flatMap(({ lengths }) => lengths ?? [])
  if (all.length === 0) return undefined
  return {
    shortest: Math.min(...all.map(({ shortest }) => shortest)),
    longest: Math.max(...all.map(({ longest }) => longest)),
  }
}

function mergedClasses(classes: readonly ClassResult[]): readonly ClassResult[] {
  const merged = new Map<string, ClassResult>()
  for (const one of classes) {
    const known = merged.get(one.class)
    merged.set(
      one.class,
      known === undefined ? one : { ...known, cases: known.cases + one.cases, broken: known.broken + one.broken },
    )
  }
  return [...merged.values()]
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}
