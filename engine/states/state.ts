/**
 * A state step tries one promise about state with a short script of calls.
 *
 * To add one: write `engine/states/<promise>.ts` exporting a `StateStep`, list it in `engine/states/index.ts`, and add
 * the promise to `StatePromise`. What the documents do not promise is run all the same and becomes an observation.
 */
import type { Spec, StatePromise } from '../../model/spec.ts'
import type { Finding } from '../../model/verdict.ts'
import type { Workshop } from '../judge.ts'
import type { Exchange } from '../calls/session.ts'

export type Difference = Omit<Finding, 'clause' | 'check'>

export type Script = {
  /** Notes a step, so that a failure can be read as a story. */
  note(does: string, exchange: Exchange | undefined): void
  readonly steps: readonly { readonly does: string; readonly exchange: Exchange }[]
}

export type StateOutcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'broken'; readonly findings: readonly Difference[] }
  /** Could not tell, or not worth trying here. */
  | { readonly kind: 'unknown'; readonly because: string }

export type StepCost = { readonly calls: number; readonly creates: number }

export type StateStep = {
  readonly promise: StatePromise
  /** Roles of the life cycle without which it cannot be tried. */
  readonly roles: readonly ('list' | 'show' | 'update' | 'delete')[]
  /**
   * How it treats the resource that steps share: leaves it as it was, spends it, ends it so that it is known to be gone, or
   * takes up the name of what is gone.
   */
  readonly companion?: 'kept' | 'spent' | 'ended' | 'departed'
  /** At most so many against a conforming target, that resource apart; for the plan. */
  cost(spec: Spec): StepCost
  run(workshop: Workshop, script: Script): Promise<StateOutcome>
}

export const held: StateOutcome = { kind: 'held' }

/** One difference is enough to break a promise. */
export function broken(expected: string, actual: string, at?: string): StateOutcome {
  return { kind: 'broken', findings: [at === undefined ? { expected, actual } : { expected, actual, at }] }
}

export function unknown(because: string): StateOutcome {
  return { kind: 'unknown', because }
}

/** A script that keeps its steps. */
export function openScript(): Script {
  const steps: { does: string; exchange: Exchange }[] = []
  return {
    steps,
    note(does, exchange) {
      if (exchange !== undefined && steps.length < 60) steps.push({ does, exchange })
    },
  }
}
