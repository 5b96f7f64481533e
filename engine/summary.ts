/** Puts together what run.json holds of one service. */
import { flatParameters } from '../model/clauses/parameters.ts'
import type { CharacterMap, ClauseResult, Counts, Frontier, Leftover, Observation, ServiceRun } from '../model/run.ts'
import type { Parameter, Spec } from '../model/spec.ts'
import type { Workshop } from './judge.ts'
import type { Plan } from './plan/plan.ts'

type Outcome = {
  readonly results: readonly ClauseResult[]
  readonly elsewhere: readonly ClauseResult[]
  readonly observations: readonly Observation[]
  readonly leftovers: readonly Leftover[]
  readonly seconds: number
  readonly stopped?: string
}

export function summarise(workshop: Workshop, plan: Plan, outcome: Outcome): ServiceRun {
  const { spec } = plan
  const { session, charts } = workshop
  return {
    service: spec.service,
    title: spec.title,
    spec: { file: spec.file, hash: spec.hash },
    target: { url: session.setup.target.baseUrl, mock: session.setup.isMock },
    planHash: plan.hash(),
    sources: Object.fromEntries(Object.entries(spec.sources).map(([name, { at: _, ...source }]) => [name, source])),
    clauses: outcome.results,
    ...(plan.options.shard === undefined ? {} : { elsewhere: outcome.elsewhere, whole: plan.chosen }),
    observations: outcome.observations,
    disputes: spec.disputes.map(({ at: _, ...dispute }) => dispute),
    counts: countsOf(outcome.results),
    cost: { planned: plan.totals, ...session.ledger.spent, seconds: outcome.seconds },
    leftovers: outcome.leftovers,
    ...(outcome.stopped === undefined ? {} : { stopped: outcome.stopped }),
    frontiers: charts.frontiers.map((frontier) => ({ ...frontier, ...boundsOf(spec, frontier) })),
    characters: charts.characters.map((map): CharacterMap => ({
      ...map,
      points: map.points.map((point) => ({
        ...point,
        documented: isDocumented(parameterOf(spec, map), point),
      })),
    })),
    latency: charts.latencies,
    timeToVisible: charts.timeToVisible,
  }
}

/** planned = pass + fail + inconclusive + untested. */
export function countsOf(results: readonly ClauseResult[]): Counts {
  const count = (kind: ClauseResult['verdict']['kind']): number =>
    results.filter((result) => result.verdict.kind === kind).length
  return {
    planned: results.length,
    pass: count('pass'),
    fail: count('fail'),
    inconclusive: count('inconclusive'),
    untested: count('untested'),
  }
}

function parameterOf(
  spec: Spec,
  about: { readonly operation: string; readonly parameter: string },
): Parameter | undefined {
  const operation = spec.operations.find((candidate) => candidate.name === about.operation)
  return flatParameters(operation?.parameters ?? []).find((parameter) => parameter.path === about.parameter)
}

/** A list is as long as it has items. */
function boundsOf(
  spec: Spec,
  frontier: { readonly operation: string; readonly parameter: string },
): Pick<Frontier, 'min' | 'max' | 'unit'> {
  const parameter = parameterOf(spec, frontier)
  if (parameter?.type !== 'array') return parameter?.length ?? {}
  return { unit: 'items', ...(parameter.maxItems === undefined ? {} : { max: parameter.maxItems }) }
}

const characterClasses: Readonly<Record<string, RegExp>> = {
  letter: /[A-Za-z]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  digit: /\d/,
  han: /[\u4e00-\u9fa5]/,
}

/** The first character may have a rule of its own; behind a prefix it has none. */
function isDocumented(
  parameter: Parameter | undefined,
  { character, position }: { readonly character: string; readonly position: string },
): boolean {
  const isIn = (names: readonly string[] | undefined): boolean =>
    names?.some((name) => characterClasses[name]?.test(character) ?? name === character) ?? true
  const isFirst = position === 'first' && parameter?.prefix === undefined
  return isIn(parameter?.alphabet) && (!isFirst || isIn(parameter?.first))
}
