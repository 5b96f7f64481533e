/** The difference between two runs, as data: what reports show and the gate weighs. */
import type { ClauseId } from '../../model/clause.ts'
import type { StoredExchange } from '../../model/exchange.ts'
import type { Level } from '../../model/spec.ts'

export const DRIFT_LABELS = [
  'verdict',
  'status',
  'error-code',
  'error-message',
  'field-added',
  'field-removed',
  'field-type',
  'type-widened',
  'enum-value-new',
  'content-type',
  'header-added',
  'header-removed',
  'acceptance',
  'latency',
  'time-to-visible',
  'observation',
] as const
export type DriftLabel = (typeof DRIFT_LABELS)[number]

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

/** Something that only one of the runs knows. Never gates. */
export type Lone = {
  /** `judgement`: a clause of both runs that only one of them could judge. */
  readonly kind: 'service' | 'clause' | 'judgement' | 'observation'
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
  /** When the baseline was made: ISO 8601. */
  readonly since: string
  /** What a reader must know to read the rest, such as a spec that changed in between. */
  readonly notes: readonly string[]
}
