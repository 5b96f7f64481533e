/**
 * A plan: every request that a run of one service will send, in order, before any is sent.
 *
 * Random cases are made as they are drawn, since there may be a million; the same seed and spec give the same ones.
 */
import type { Case } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import type { Cost } from '../../model/run.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import type { Protocol } from '../../protocols/protocol.ts'
import type { Price } from './cost.ts'
import type { Expectations } from './expectations.ts'
import type { Shard } from './shard.ts'
import type { StateStep } from '../states/state.ts'

export type PlanOptions = {
  readonly seed: number
  /** Random cases per clause. */
  readonly examples: number
  readonly only?: readonly string[]
  readonly shard?: Shard
  /** Authentication schemes that there are credentials for. */
  readonly schemes: readonly string[]
  /** Who can be called as: cases for the others are untested. */
  readonly identities: readonly string[]
  readonly allowance: { readonly calls: number; readonly creates: number; readonly live: number }
}

export type Stage = {
  /** `updates` share a spare resource; `deletes` go one after another. */
  readonly kind: 'plain' | 'updates' | 'deletes'
  readonly cases: Iterable<Case>
}

export type Plan = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly options: PlanOptions
  /** The clauses to report on, in the order of the spec. */
  readonly clauses: readonly Clause[]
  /** The ids of all clauses that were selected, those of other shards included, in the order of the spec. */
  readonly chosen: readonly ClauseId[]
  /** The clauses that other shards report; replies to this one may speak of them too. */
  readonly elsewhere: readonly Clause[]
  /** All clauses that evidence is gathered for: those of both lists, and what they need. */
  readonly judged: readonly Clause[]
  /** Calls of a shard whose success its clauses need, while another shard sends the cases for it. Sent first. */
  readonly prerequisites: readonly Case[]
  /** Clauses that the run does not try, with the reason. */
  readonly untested: ReadonlyMap<ClauseId, string>
  /** What is always sent: bounds, valid classes, the ladder of faults, errors and promises of the protocol. */
  readonly ladder: readonly Case[]
  /** All cases, fixed and random, in the order in which they are sent. To be gone through once. */
  readonly stages: readonly Stage[]
  readonly states: readonly StateStep[]
  readonly probes: readonly Case[]
  /** The most that it costs against a conforming target, and how much of that is allowed. */
  readonly price: Price
  readonly totals: Cost['planned']
  /**
   * SHA-256 over all cases in order, hex, those of other shards included. Makes the random ones that have not been
   * made yet.
   */
  hash(): string
  readonly expectations: Expectations
  /** A valid call of an operation, all optional parameters given or none, unlike any other of the plan. */
  fresh(operation: Operation, form: 'full' | 'minimal', key?: string): Case
}
