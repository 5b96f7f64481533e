/**
 * Counts what a plan will cost before anything is sent: calls, creates, resources alive at once, seconds.
 *
 * Every price stands under the clause that its requests are made for, so that shards can be cut by cost.
 */
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Cost } from '../../model/run.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { ownFaults } from '../../generators/faults/ladder.ts'
import { refersTo } from '../calls/references.ts'
import type { Maker } from './maker.ts'
import type { PlanOptions } from './plan.ts'

/** `successes` are the calls that ought to succeed: the ones that a service may bill. */
export type Price = { readonly calls: number; readonly creates: number; readonly successes: number }
export type Priced = readonly [ClauseId, Price]

const nothing: Price = { calls: 0, creates: 0, successes: 0 }

export function sumOf(prices: Iterable<Price>): Price {
  let sum = nothing
  for (const { calls, creates, successes } of prices) {
    sum = { calls: sum.calls + calls, creates: sum.creates + creates, successes: sum.successes + successes }
  }
  return sum
}

/** The clause that a case is made for. */
export function homeOf(planned: Case): ClauseId | undefined {
  return planned.fault?.clause ?? planned.expect[0]?.clause
}

/** An accepted create is read back and deleted again; a case with a resource of its own makes and deletes that. */
export function priceOf(spec: Spec, planned: Case): Price {
  const own = refersTo(planned.input, 'own') ? 1 : 0
  const isCreate = planned.operation === spec.resource?.create && planned.purpose !== 'refuse'
  const replay = planned.variation.fault === 'replayed-nonce' ? 1 : 0
  const successes = replay + own * 2 + (planned.purpose === 'refuse' ? 0 : 1) + (isCreate ? 2 : 0)
  return { calls: 1 + replay + own * 2 + (isCreate ? 2 : 0), creates: own + (isCreate ? 1 : 0), successes }
}

type Parts = { readonly ladder: readonly Case[]; readonly options: PlanOptions }

/** What the cases of every clause cost against a conforming target. A clause may occur more than once. */
export function pricesOf(maker: Maker, { ladder, options }: Parts): readonly Priced[] {
  const { spec } = maker
  const fixed = ladder.flatMap((planned): readonly Priced[] => {
    const home = homeOf(planned)
    return home === undefined ? [] : [[home, priceOf(spec, planned)]]
  })
  const random =
    options.examples === 0
      ? []
      : spec.operations.flatMap((operation) => randomPrices(maker, operation, options.examples))
  return [...fixed, ...random].filter(([clause]) => maker.wants(clause))
}

function randomPrices(maker: Maker, operation: Operation, examples: number): readonly Priced[] {
  const { spec } = maker
  const refusals = flatParameters(operation.parameters).flatMap((parameter): readonly Priced[] => {
    const kinds = new Set(ownFaults(parameter, maker.terms(operation)).map((fault) => fault.constraint))
    return [...kinds].map((kind) => [
      clauseId(spec.service, operation.name, `${parameter.path}.${kind}`),
      { calls: examples, creates: 0, successes: 0 },
    ])
  })
  const hasChoice = operation.parameters.some(
    (parameter) => parameter.setting === undefined && parameter.refers === undefined,
  )
  if (!hasChoice || operation.name === spec.resource?.delete) return refusals
  const isCreate = operation.name === spec.resource?.create
  const calls = examples * (isCreate ? 3 : 1)
  return [
    ...refusals,
    [clauseId(spec.service, operation.name, 'success'), { calls, creates: isCreate ? examples : 0, successes: calls }],
  ]
}

/** What a run costs beside its cases: preflight with the fixture, and a spare one where there are updates. */
export function overheadOf(spec: Spec): Price {
  if (spec.resource === undefined) return { calls: 1, creates: 0, successes: 1 }
  return spec.resource.update === undefined
    ? { calls: 4, creates: 1, successes: 4 }
    : { calls: 6, creates: 2, successes: 6 }
}

/** What is allowed of a price; retries, reads repeated until a write shows, and the confirmation of failures come on top. */
export function totalsOf(spec: Spec, options: PlanOptions, price: Price, ladder: readonly Case[]): Cost['planned'] {
  const { allowance, shard } = options
  // A target may accept what it must refuse, so that only the allowance is sure.
  const live = spec.resource === undefined ? 0 : Math.min(allowance.live, allowance.creates, price.creates)
  const { rate } = spec.limits
  // The operation that is called most sets the pace, since the documented rate holds for each by itself.
  const busiest = busiestShare(ladder) * price.calls * (shard?.of ?? 1)
  const seconds = rate === undefined ? 0 : Math.ceil((busiest * rate.perSeconds) / rate.calls)
  return {
    calls: Math.min(price.calls, allowance.calls),
    creates: Math.min(price.creates, allowance.creates),
    live,
    seconds,
  }
}

function busiestShare(ladder: readonly Case[]): number {
  const counts = new Map<string, number>()
  for (const planned of ladder) counts.set(planned.operation, (counts.get(planned.operation) ?? 0) + 1)
  return ladder.length === 0 ? 1 : Math.max(...counts.values()) / ladder.length
}
