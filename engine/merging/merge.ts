/** Makes one run of its shards, equal to what the run would have been without them: verdicts, counts, plan hash. */
import type { Problem } from '../../model/problem.ts'
import type { Cost, Run, ServiceRun } from '../../model/run.ts'
import { countsOf } from '../summary.ts'
import { mergedCharacters, mergedFrontiers, mergedLatency, mergedObservations } from './charts.ts'
import { mergedClauses } from './clauses.ts'
import { shardProblems, type Named } from './shards.ts'

export type Merging =
  | { readonly run: Run; readonly problems: readonly [] }
  | { readonly run?: undefined; readonly problems: readonly Problem[] }

/** The whole run, or why these are not its shards. */
export function mergeRuns(named: readonly Named[]): Merging {
  const problems = shardProblems(named)
  const runs = named.map(({ run }) => run).toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0))
  const [first] = runs
  if (problems.length > 0 || first === undefined) return { problems }
  const { shard: _, ...rest } = first
  return {
    run: {
      ...rest,
      started: runs.map(({ started }) => started).toSorted()[0] ?? first.started,
      finished:
        runs
          .map(({ finished }) => finished)
          .toSorted()
          .at(-1) ?? first.finished,
      interrupted: runs.some(({ interrupted }) => interrupted),
      services: first.services.map((service, place) =>
        mergedService(
          service,
          runs.flatMap(({ services }) => services[place] ?? []),
        ),
      ),
    },
    problems: [],
  }
}

function mergedService(first: ServiceRun, parts: readonly ServiceRun[]): ServiceRun {
  const { elsewhere: _, whole: __, stopped: ___, ...rest } = first
  const clauses = mergedClauses(parts)
  const at = parts.findIndex(({ stopped }) => stopped !== undefined)
  return {
    ...rest,
    clauses,
    observations: mergedObservations(parts),
    counts: countsOf(clauses),
    cost: mergedCost(parts.map(({ cost }) => cost)),
    leftovers: parts.flatMap(({ leftovers }) => leftovers),
    ...(at < 0 ? {} : { stopped: `shard ${at + 1}: ${parts[at]?.stopped ?? ''}` }),
    frontiers: mergedFrontiers(parts),
    characters: mergedCharacters(parts),
    latency: mergedLatency(parts),
    timeToVisible: parts.flatMap(({ timeToVisible }) => timeToVisible),
  }
}

/** Shards may run at the same time: what is alive adds up, and the slowest sets the time. */
function mergedCost(costs: readonly Cost[]): Cost {
  const total = (pick: (cost: Cost) => number): number => costs.reduce((sum, cost) => sum + pick(cost), 0)
  const purposes = [...new Set(costs.flatMap(({ spent }) => Object.keys(spent)))]
  return {
    planned: {
      calls: total(({ planned }) => planned.calls),
      creates: total(({ planned }) => planned.creates),
      live: total(({ planned }) => planned.live),
      seconds: Math.max(...costs.map(({ planned }) => planned.seconds)),
    },
    calls: total(({ calls }) => calls),
    spent: Object.fromEntries(purposes.map((purpose) => [purpose, total(({ spent }) => spent[purpose] ?? 0)])),
    creates: total(({ creates }) => creates),
    billable: total(({ billable }) => billable),
    mostLive: total(({ mostLive }) => mostLive),
    throttled: total(({ throttled }) => throttled),
    retried: total(({ retried }) => retried),
    seconds: Math.max(...costs.map(({ seconds }) => seconds)),
  }
}
