/** The difference between two runs, as data: what reports show and the gate weighs. */
import type { ClauseId } from '../../model/clause.ts'
import type { StoredExchange } from '../../model/exchange.ts'
import type { Level } from '../../model/spec.ts'

export type DriftLabel =
  | 'verdict'
  | 'level'
  | 'statement'
  | 'status'
  | 'error-code'
  | 'error-message'
  | 'field-added'
  | 'field-removed'
  | 'field-type'
  | 'type-widened'
  | 'type-narrowed'
  | 'enum-value-new'
  | 'enum-value-gone'
  | 'header-added'
  | 'header-removed'
  | 'content-type'
  | 'latency'
  | 'time-to-visible'
  | 'observation'
  | 'acceptance'

/** Something that both runs know and that differs. Only these gate. */
export type Change = {
  readonly label: DriftLabel
  readonly service: string
  readonly operation: string
  /** For changes of a clause; observations and latency belong to no clause. */
  readonly clause?: ClauseId
  /** What exactly: a class of requests, a question, a path of the body. */
  readonly what: string
  readonly old: string
  readonly new: string
  /** The exchanges that show it, where the runs kept one. */
  readonly exchanges: { readonly old?: StoredExchange; readonly new?: StoredExchange }
}

/** Something that only one of the runs knows: a clause, a class of requests, an observation. Never gates. */
export type Lone = {
  readonly kind: 'service' | 'clause' | 'class' | 'observation'
  readonly service: string
  readonly name: string
  readonly level?: Level
}

/** How many clauses were planned and judged (pass or fail). */
export type Coverage = { readonly planned: number; readonly judged: number }

export type Drift = {
  readonly changed: readonly Change[]
  readonly added: readonly Lone[]
  readonly removed: readonly Lone[]
  readonly coverage: { readonly old: Coverage; readonly new: Coverage }
  /** Of the baseline. */
  readonly since: string
}
