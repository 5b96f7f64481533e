/**
 * A resource that state steps share, one after another: each finds it as the one before has left it, and makes a new
 * one when there is none. After a step that did not hold it goes, so that nothing broken is handed on.
 */
import type { JsonObject } from '../../model/json.ts'
import type { Spec } from '../../model/spec.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange } from '../calls/session.ts'
import { createFresh, type Workshop } from '../judge.ts'
import type { Script, StateStep, StepCost } from './state.ts'

export type Companion = {
  readonly live: Live
  /** The input that made it. */
  readonly input: JsonObject
  readonly exchange: Exchange
}

/** What was deleted, and seen to be gone. */
export type Departed = { readonly input: JsonObject; readonly steps: Script['steps'] }

/** The shared resource, or a fresh one; undefined when none could be made. Its create is the first step of the story. */
export async function companionOf(workshop: Workshop, script: Script): Promise<Companion | undefined> {
  if (workshop.companion === undefined) {
    const { live, exchange, case: made } = await createFresh(workshop, 'state')
    if (live === undefined) script.note('create a resource', exchange)
    else workshop.companion = { live, input: made.input, exchange }
  }
  const { companion } = workshop
  script.note('create a resource', companion?.exchange)
  return companion
}

/** Deletes the shared resource, if there is one. */
export async function dismiss(workshop: Workshop): Promise<void> {
  const { companion } = workshop
  delete workshop.companion
  delete workshop.departed
  if (companion !== undefined) await workshop.resources.remove(companion.live)
}

/** What each step costs when they are taken in this order: whoever needs the shared resource first pays for it, and the last for its delete. */
export function costsInOrder(steps: readonly StateStep[], spec: Spec): ReadonlyMap<StateStep, StepCost> {
  const costs = new Map(steps.map((step) => [step, step.cost(spec)]))
  const add = (step: StateStep, calls: number, creates: number): void => {
    const cost = costs.get(step)
    if (cost !== undefined) costs.set(step, { calls: cost.calls + calls, creates: cost.creates + creates })
  }
  let keeper: StateStep | undefined
  let ended: StateStep | undefined
  for (const step of steps) {
    if (step.companion === undefined) continue
    if (step.companion === 'departed') {
      if (ended === undefined) add(step, 3, 1)
      continue
    }
    if (keeper === undefined) add(step, 1, 1)
    keeper = step.companion === 'kept' ? step : undefined
    ended = step.companion === 'ended' ? step : undefined
  }
  if (keeper !== undefined) add(keeper, 1, 0)
  return costs
}
