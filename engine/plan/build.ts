/** Builds the plan of a run from a spec: which clauses, which cases in which order, and what they will cost. */
import { draw } from '../../generators/draw.ts'
import { validInput } from '../../generators/input.ts'
import { nameSource } from '../../generators/names.ts'
import { validValue } from '../../generators/valid.ts'
import * as fc from 'fast-check'
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import { flatFields } from '../../model/clauses/replies.ts'
import { remembered } from '../../model/remembered.ts'
import type { Spec } from '../../model/spec.ts'
import type { Protocol } from '../../protocols/protocol.ts'
import { packedCases, randomAcceptances } from './acceptances.ts'
import { commonCases } from './commons.ts'
import { homeOf, overheadOf, priceOf, pricesOf, sumOf, totalsOf } from './cost.ts'
import { errorCases } from './errors.ts'
import { expectationsFor } from './expectations.ts'
import { openPlanHash } from './hash.ts'
import type { Maker } from './maker.ts'
import type { Plan, PlanOptions, Stage } from './plan.ts'
import { prerequisiteCases } from './prerequisites.ts'
import { probeCases } from './probes.ts'
import { duplicateCases, ladderCases, randomRefusals } from './refusals.ts'
import { select } from './selection.ts'
import { inRounds } from './rounds.ts'
import { shareOf } from './shard.ts'
import { stateClause, statePrices, stepsOf } from './steps.ts'
import { withTwins } from './twins.ts'
import { workingOn } from './working-on.ts'

/** Everything that a run of this spec will send. Same spec, seed and options: same plan. */
export function buildPlan(spec: Spec, protocol: Protocol, options: PlanOptions): Plan {
  const all = clausesOf(spec, protocol)
  const { chosen, needed } = select(all, options.only ?? [])
  const untested = new Map<ClauseId, string>()
  const maker = makerFor(spec, protocol, options, needed, untested)
  const fixed = [
    ...commonCases(maker, options.schemes),
    ...spec.operations.flatMap((operation) => [
      ...ladderCases(maker, operation),
      ...duplicateCases(maker, operation),
      ...packedCases(maker, operation),
    ]),
    ...errorCases(maker),
  ]
  const ladder = inRounds(withTwins(fixed)).toSorted((a, b) => phaseOf(spec, a) - phaseOf(spec, b))
  const steps = stepsOf(maker, options)
  const prices = pricesOf(maker, { ladder, options })
  const share = shareOf(all, [...prices, ...statePrices(spec, steps, options)], ladder, options.shard)
  const isOwn = (planned: Case): boolean => share.sends(homeOf(planned))
  const own = ladder.filter(isOwn)
  // Without examples a run is down to its bones: bounds and faults, no questions.
  const questions = (options.only ?? []).length === 0 && options.examples > 0 ? probeCases(maker) : []
  const probes = share.part(questions)
  const judged = all.filter(({ id }) => needed.has(id))
  const prerequisites = prerequisiteCases(maker, judged, share, options.shard)
  // Each shard has refusals of its own that must have left nothing behind.
  const states = steps.filter(
    (step) => step.promise === 'refused-leaves-nothing' || share.sends(stateClause(spec, step)),
  )
  const sum = openPlanHash()
  const stages = stageKinds.map((kind) => ({ kind, ...sum.follow(stageCases(maker, kind, ladder)) }))
  const asked = sum.follow(questions)
  const price = sumOf([
    overheadOf(spec),
    ...[...prerequisites, ...probes].map((planned) => priceOf(spec, planned)),
    ...prices.filter(([clause]) => share.sends(clause)).map(([, one]) => one),
    ...statePrices(spec, states, options).map(([, one]) => one),
  ])
  return {
    spec,
    protocol,
    options,
    clauses: chosen.filter(({ id }) => share.reports(id)),
    chosen: chosen.map(({ id }) => id),
    elsewhere: chosen.filter(({ id }) => !share.reports(id)),
    judged,
    untested,
    prerequisites,
    ladder: own,
    stages: stages.map(({ kind, cases }) => ({ kind, cases: filtered(cases, isOwn) })),
    states,
    probes,
    fresh: freshCases(maker, options.shard === undefined ? '' : `${options.shard.index}-`),
    expectations: maker.expectations,
    price,
    totals: totalsOf(spec, options, price, own),
    hash() {
      for (const part of [...stages, asked]) part.drain()
      return sum.digest()
    },
  }
}

function* filtered<T>(items: Iterable<T>, isWanted: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (isWanted(item)) yield item
}

const stageKinds = ['plain', 'updates', 'deletes'] as const

/** The fixed cases of a stage, then `examples` random ones for each clause, then random valid calls. */
function* stageCases(maker: Maker, kind: Stage['kind'], ladder: readonly Case[]): Iterable<Case> {
  const { spec } = maker
  const operations = spec.operations.filter((operation) => stageOf(spec, operation.name) === kind)
  yield* ladder.filter((planned) => stageOf(spec, planned.operation) === kind)
  for (const operation of operations) yield* randomRefusals(maker, operation, maker.examples)
  for (const operation of operations) yield* randomAcceptances(maker, operation, maker.examples)
}

function stageOf(spec: Spec, operation: string): Stage['kind'] {
  if (operation === spec.resource?.update) return 'updates'
  return operation === spec.resource?.delete ? 'deletes' : 'plain'
}

/** Refusals first, as they cost nothing; what makes resources comes last. */
function phaseOf(spec: Spec, planned: Case): number {
  return planned.operation === spec.resource?.create && planned.purpose === 'accept' ? 1 : 0
}

function makerFor(
  spec: Spec,
  protocol: Protocol,
  options: PlanOptions,
  needed: ReadonlySet<ClauseId>,
  untested: Map<ClauseId, string>,
): Maker {
  const names = nameSource(options.seed)
  const expectations = expectationsFor(
    spec,
    clausesOf(spec, protocol).filter((clause) => needed.has(clause.id)),
  )
  const terms: Maker['terms'] = remembered((operation) => ({
    typed: protocol.typed,
    seed: options.seed,
    questions: operation.open,
  }))
  return {
    spec,
    protocol,
    expectations,
    names,
    terms,
    identities: options.identities,
    schemes: options.schemes,
    seed: options.seed,
    examples: options.examples,
    wants: (clause) => needed.has(clause),
    skip: (clause, because) => void untested.set(clause, because),
    valid(operation, key, form, of, include) {
      const input = validInput(operation, {
        terms: terms(operation),
        names,
        key,
        presence: form,
        ...(include === undefined ? {} : { include }),
      })
      return workingOn(spec, operation, of === 'own' ? 'accept' : 'refuse')(input)
    },
    unknown(key, field) {
      const create = spec.operations.find((operation) => operation.name === spec.resource?.create)
      const named = flatParameters(create?.parameters ?? []).find((parameter) => parameter.path === spec.resource?.name)
      if (create !== undefined && named !== undefined && (field === 'name' || spec.resource?.id.from === 'input')) {
        return names.fresh(validValue(named, terms(create)).map(String), `unknown ${key}`)
      }
      const format = flatFields(create?.success.fields ?? []).find(
        (candidate) => candidate.path === spec.resource?.id.path,
      )?.format
      const digits = fc
        .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
        .map((hex) => hex.join(''))
      return format === 'hex-32' || format === undefined ? draw(digits, options.seed, `unknown ${key}`) : 'unknown'
    },
  }
}

/** `mark` keeps shards apart that run side by side in one account. */
function freshCases(maker: Maker, mark: string): Plan['fresh'] {
  let made = 0
  return (operation, form, key) => {
    if (key === undefined) made += 1
    const name = key ?? `${mark}${made}`
    const input = maker.valid(operation, `fresh ${operation.name} ${name}`, form)
    return {
      id: `${maker.spec.service}/${operation.name}/success#fresh ${name}`,
      operation: operation.name,
      purpose: 'accept',
      input,
      variation: {},
      expect: maker.expectations.accepted(operation),
    }
  }
}
