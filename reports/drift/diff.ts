/** Compares two runs: what changed in verdict, what changed in behaviour alone, and what only one of them knows. */
import type { Problem } from '../../model/problem.ts'
import type { Run, ServiceRun } from '../../model/run.ts'
import { list } from '../text/phrases.ts'
import { behaviourChanges } from './behaviour.ts'
import type { Pair } from './behaviour.ts'
import type { Coverage, Drift, Lone } from './drift.ts'
import { latencyChanges, visibilityChanges } from './measures.ts'
import { acceptanceChanges, observationDrift } from './observations.ts'
import { isJudged, verdictDrift } from './verdicts.ts'

export type DriftReading =
  | { readonly drift: Drift; readonly problems: readonly [] }
  | { readonly drift?: undefined; readonly problems: readonly Problem[] }

/**
 * @param files names of the files for problems
 * @returns the drift, or why the two cannot be compared: they share no service
 */
export function diffRuns(old: Run, now: Run, files = { old: 'the baseline', new: 'this run' }): DriftReading {
  const pairs = pairsOf(old, now)
  if (pairs.length === 0) {
    const message = `the runs share no service on the same target: ${files.old} is of ${namesOf(old)}, ${files.new} of ${namesOf(now)}`
    return {
      problems: [
        {
          code: 'drift/nothing-in-common',
          at: { file: files.old, line: 1, column: 1 },
          message,
          hint: 'take as the baseline a run of the same spec',
        },
      ],
    }
  }
  return { drift: driftOf(old, now, pairs), problems: [] }
}

function driftOf(old: Run, now: Run, pairs: readonly Pair[]): Drift {
  const parts = pairs.map((pair) => {
    const behaviour = behaviourChanges(pair)
    return { verdicts: verdictDrift(pair), behaviour, observations: observationDrift(pair, behaviour), pair }
  })
  const isPaired = (service: ServiceRun) => pairs.some((pair) => pair.old === service || pair.new === service)
  const alone = (run: Run): readonly Lone[] =>
    run.services
      .filter((service) => !isPaired(service))
      .map(({ service }) => ({ kind: 'service', service, name: service }))
  return {
    changed: parts.flatMap(({ verdicts, behaviour, observations, pair }) => [
      ...verdicts.changed,
      ...behaviour,
      ...observations.changed,
      ...acceptanceChanges(pair),
      ...latencyChanges(pair),
      ...visibilityChanges(pair),
    ]),
    added: [
      ...alone(now),
      ...parts.flatMap(({ verdicts, observations }) => [...verdicts.added, ...observations.added]),
    ],
    removed: [
      ...alone(old),
      ...parts.flatMap(({ verdicts, observations }) => [...verdicts.removed, ...observations.removed]),
    ],
    coverage: { old: coverageOf(old), new: coverageOf(now) },
    since: old.started,
    notes: pairs.flatMap(notesOf),
  }
}

/** The same service on the same target; where that is not to be had and there is but one of each, these. */
function pairsOf(old: Run, now: Run): readonly Pair[] {
  return now.services.flatMap((service) => {
    const twins = old.services.filter((other) => other.service === service.service)
    const exact = twins.find((other) => other.target.url === service.target.url)
    const single =
      twins.length === 1 && now.services.filter((other) => other.service === service.service).length === 1
        ? twins[0]
        : undefined
    const before = exact ?? single
    return before === undefined ? [] : [{ old: before, new: service }]
  })
}

function coverageOf(run: Run): Coverage {
  const clauses = run.services.flatMap((service) => service.clauses)
  return { planned: clauses.length, judged: clauses.filter(isJudged).length }
}

function notesOf({ old, new: now }: Pair): readonly string[] {
  const name = now.service
  return [
    ...(old.spec.hash === now.spec.hash ? [] : [`The spec of ${name} is another one than that of the baseline.`]),
    ...(old.target.mock === now.target.mock
      ? []
      : [`${name} was compared between the embedded mock and another target.`]),
    ...(old.stopped === undefined && now.stopped === undefined
      ? []
      : [`${name} was not judged in ${now.stopped === undefined ? 'the baseline' : 'this run'}.`]),
  ]
}

function namesOf(run: Run): string {
  return list(run.services.map(({ service, target }) => `${service} at ${target.url}`)) || 'none'
}
