/** Counts what a plan will cost before anything is sent: calls, creates, resources alive at once, seconds. */
import type { Case } from '../../model/case.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Cost } from '../../model/run.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { refersTo } from '../references.ts'
import type { StateStep } from '../states/state.ts'
import type { PlanOptions } from './plan.ts'
import { faults } from '../../generators/faults/ladder.ts'

type Parts = { readonly ladder: readonly Case[]; readonly probes: readonly Case[]; readonly states: readonly StateStep[]; readonly operations: readonly Operation[] }

type Price = { readonly calls: number; readonly creates: number }

const nothing: Price = { calls: 0, creates: 0 }

/** The most that a run against a conforming target costs; retries and the confirmation of failures come on top. */
export function costOf(spec: Spec, options: PlanOptions, parts: Parts): Cost['planned'] {
  const preflight: Price = spec.resource === undefined ? { calls: 1, creates: 0 } : { calls: 5, creates: 1 }
  const spare: Price = spec.resource?.update === undefined ? nothing : { calls: 2, creates: 1 }
  const fixed = [...parts.ladder, ...parts.probes].map((planned) => priceOf(spec, planned))
  const states = parts.states.filter((step) => step.promise !== 'quota' || (spec.limits.quota?.resources ?? Infinity) <= options.allowance.live).map((step) => step.cost)
  const random = parts.operations.map((operation) => randomPrice(spec, operation, options))
  const sum = [preflight, spare, ...fixed, ...states, ...random].reduce((total, price) => ({ calls: total.calls + price.calls, creates: total.creates + price.creates }), nothing)
  const live = spec.resource === undefined ? 0 : Math.min(options.allowance.live, 4)
  const { rate } = spec.limits
  // The operation that is called most sets the pace, since the documented rate holds for each by itself.
  const busiest = busiestShare(parts.ladder) * sum.calls
  return { calls: Math.min(sum.calls, options.allowance.calls), creates: Math.min(sum.creates, options.allowance.creates), live, seconds: rate === undefined ? 0 : Math.ceil((busiest * rate.perSeconds) / rate.calls) }
}

/** An accepted create is read back and deleted again; a case with a resource of its own makes and deletes that. */
function priceOf(spec: Spec, planned: Case): Price {
  const own = refersTo(planned.input, 'own') ? 1 : 0
  const isCreate = planned.operation === spec.resource?.create && planned.purpose !== 'refuse'
  const replay = planned.variation.fault === 'replayed-nonce' ? 1 : 0
  return { calls: 1 + replay + own * 2 + (isCreate ? 2 : 0), creates: own + (isCreate ? 1 : 0) }
}

function randomPrice(spec: Spec, operation: Operation, { examples }: PlanOptions): Price {
  const kinds = new Set(operation.parameters.flatMap((top) => faults(top, { typed: true })).map((fault) => `${fault.path} ${fault.constraint}`))
  const isCreate = operation.name === spec.resource?.create
  const hasChoice = operation.name !== spec.resource?.delete && flatParameters(operation.parameters).some((parameter) => parameter.setting === undefined && parameter.refers === undefined)
  return { calls: examples * (kinds.size + (hasChoice ? (isCreate ? 3 : 1) : 0)), creates: isCreate ? examples : 0 }
}

function busiestShare(ladder: readonly Case[]): number {
  const counts = new Map<string, number>()
  for (const planned of ladder) counts.set(planned.operation, (counts.get(planned.operation) ?? 0) + 1)
  return ladder.length === 0 ? 1 : Math.max(...counts.values()) / ladder.length
}
