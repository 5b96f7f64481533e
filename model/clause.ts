/**
 * One testable promise. Clauses are derived from a spec (`clausesOf`), never written by hand.
 *
 * An id is permanent: `service/Operation/name`, where the name is a path of slugs such as
 * `GroupId.length.max`, `response.RequestId`, `error.InstanceNotFound`, `state.readable`.
 * Promises about the service as a whole have `common` for the operation.
 */
import type { Citation, Level } from './spec.ts'
import type { SourceRef } from './problem.ts'

export type ClauseId = `${string}/${string}/${string}`

export type ConstraintKind =
  | 'required'
  | 'optional'
  | 'type'
  | 'length.min'
  | 'length.max'
  | 'prefix'
  | 'first'
  | 'alphabet'
  | 'values'
  | 'range.min'
  | 'range.max'
  | 'items.max'
  | 'unique'

export type ClauseKind = ConstraintKind | 'success' | 'response' | 'error' | 'common' | 'state'

export type Clause = {
  readonly id: ClauseId
  readonly service: string
  readonly operation: string
  /** The id without service and operation. */
  readonly name: string
  readonly kind: ClauseKind
  readonly level: Level
  /** One sentence in the present tense, with its subject. */
  readonly statement: string
  readonly cites: readonly Citation[]
  readonly at: SourceRef
  /** For constraints: the path of the parameter. */
  readonly parameter?: string
  /** Clauses without which this one cannot be judged. */
  readonly needs: readonly ClauseId[]
  /** Set when nothing from outside can test it. */
  readonly untestable?: string
}
