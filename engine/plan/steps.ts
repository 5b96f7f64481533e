/** The state steps of a plan, and what they cost. */
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { stateOperation } from '../../model/clauses/service.ts'
import type { Spec } from '../../model/spec.ts'
import { costsInOrder } from '../states/companion.ts'
import { stateSteps } from '../states/index.ts'
import type { StateStep } from '../states/state.ts'
import type { Priced } from './cost.ts'
import type { Maker } from './maker.ts'
import type { PlanOptions } from './plan.ts'

/** The clause that a state step tries; undefined when the life cycle has no operation for it. */
export function stateClause(spec: Spec, step: Pick<StateStep, 'promise'>): ClauseId | undefined {
  const operation = spec.resource === undefined ? undefined : stateOperation(spec.resource, step.promise)
  return operation === undefined ? undefined : clauseId(spec.service, operation, `state.${step.promise}`)
}

/** The state steps that the life cycle has operations for. Random sequences need examples. */
export function stepsOf(maker: Maker, { examples, allowance }: PlanOptions): readonly StateStep[] {
  const { spec } = maker
  const { resource } = spec
  if (resource === undefined) return []
  const sequence = stateClause(spec, { promise: 'sequence' })
  if (examples === 0 && sequence !== undefined && maker.wants(sequence))
    maker.skip(sequence, 'Random sequences of operations are part of a run with --examples 1 or more.')
  return stateSteps(examples > 0, allowance.live).filter(
    (step) => step.roles.every((role) => resource[role] !== undefined) && maker.wants(stateClause(spec, step) ?? '//'),
  )
}

/** What the state steps cost, taken together: they share a resource. */
export function statePrices(spec: Spec, states: readonly StateStep[], { allowance }: PlanOptions): readonly Priced[] {
  const fills = (step: StateStep): boolean =>
    step.promise === 'quota' && (spec.limits.quota?.resources ?? Infinity) >= allowance.live
  const tried = states.filter((step) => !fills(step))
  return [...costsInOrder(tried, spec)].flatMap(([step, cost]): readonly Priced[] => {
    const clause = stateClause(spec, step)
    return clause === undefined ? [] : [[clause, { ...cost, successes: cost.calls }]]
  })
}
