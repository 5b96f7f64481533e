/** What a worker is asked for, and what it tells. */
import type { Depth } from '../../mock/mutants/mutant.ts'
import type { Reach } from './ground.ts'
import type { Trial, Spent } from './trial.ts'

export type Task = {
  readonly file: string
  /** How many of its mutants. */
  readonly mutants: number
  readonly seed: number
  /** Calls after which a baseline gives up. */
  readonly most: number
  /** Assay's random cases per clause. */
  readonly examples: number
}

export type Found = Trial & {
  readonly service: string
  readonly seed: number
  readonly strategy: string
  readonly mutant: string
  readonly depth: Depth
  readonly reach: Reach
}

/** How often a strategy complained of the conforming mock, within what it spent there. */
export type Alarm = {
  readonly service: string
  readonly seed: number
  readonly strategy: string
  readonly alarms: number
  readonly spent: Spent
}

export type Told = {
  readonly service: string
  /** All mutants of the service, the sample among them. */
  readonly population: number
  readonly found: readonly Found[]
  readonly alarms: readonly Alarm[]
}
