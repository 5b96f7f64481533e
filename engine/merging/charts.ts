/** Puts together what the shards of a run have measured. */
import type { CharacterMap, Frontier, Latency, Observation, ServiceRun } from '../../model/run.ts'

/** Points of the same length add up. */
export function mergedFrontiers(parts: readonly ServiceRun[]): readonly Frontier[] {
  const all = grouped(
    parts.flatMap(({ frontiers }) => frontiers),
    ({ operation, parameter }) => `${operation} ${parameter}`,
  )
  return all.map(([first, ...others]) => {
    const points = [...first.points, ...others.flatMap((other) => other.points)]
    return { ...first, points: added(points, ({ length }) => String(length)).toSorted((a, b) => a.length - b.length) }
  })
}

export function mergedCharacters(parts: readonly ServiceRun[]): readonly CharacterMap[] {
  const all = grouped(
    parts.flatMap(({ characters }) => characters),
    ({ operation, parameter }) => `${operation} ${parameter}`,
  )
  return all.map(([first, ...others]) => {
    const points = [...first.points, ...others.flatMap((other) => other.points)]
    return { ...first, points: added(points, ({ position, character }) => `${position} ${character}`) }
  })
}

/** A question whose probes were cut in two is one question again. */
export function mergedObservations(parts: readonly ServiceRun[]): readonly Observation[] {
  const all = grouped(
    parts.flatMap(({ observations }) => observations),
    ({ operation, question }) => `${operation} ${question}`,
  )
  return all.map(([first, ...others]) => ({
    ...first,
    seen: [...first.seen, ...others.flatMap((other) => other.seen)],
  }))
}

/** Counts and largest times are exact; percentiles are weighted by calls, since the times themselves are gone. */
export function mergedLatency(parts: readonly ServiceRun[]): ServiceRun['latency'] {
  const entries = parts.flatMap(({ latency }) => Object.entries(latency))
  return Object.fromEntries(
    grouped(entries, ([operation]) => operation).map((same) => [same[0][0], latencyOf(same.map(([, one]) => one))]),
  )
}

function latencyOf(all: readonly Latency[]): Latency {
  const calls = all.reduce((sum, one) => sum + one.calls, 0)
  const weighted = (pick: (one: Latency) => number): number =>
    Math.round((all.reduce((sum, one) => sum + pick(one) * one.calls, 0) / Math.max(1, calls)) * 100) / 100
  return {
    calls,
    p50: weighted(({ p50 }) => p50),
    p90: weighted(({ p90 }) => p90),
    p99: weighted(({ p99 }) => p99),
    max: Math.max(...all.map(({ max }) => max)),
  }
}

type Counted = { readonly accepted: number; readonly refused: number }

function added<T extends Counted>(points: readonly T[], keyOf: (point: T) => string): readonly T[] {
  return grouped(points, keyOf).map(([first, ...others]) => ({
    ...first,
    accepted: others.reduce((sum, { accepted }) => sum + accepted, first.accepted),
    refused: others.reduce((sum, { refused }) => sum + refused, first.refused),
  }))
}

/** Groups that are never empty, in the order in which their first items came. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const known = groups.get(keyOf(item))
    if (known === undefined) groups.set(keyOf(item), [item])
    else known.push(item)
  }
  return [...groups.values()]
}
