/** What the makers of cases share: the plan's clauses and expectations, and valid inputs that are never handed out twice. */
import type { ClauseId } from '../../model/clause.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import type { Protocol } from '../../protocols/protocol.ts'
import type { Expectations } from './expectations.ts'

export type Maker = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly expectations: Expectations
  /** Tells whether cases for a clause are wanted. */
  wants(clause: ClauseId): boolean
  /** Notes why a clause gets no case. */
  skip(clause: ClauseId, because: string): void
  readonly identities: readonly string[]
  readonly seed: number
  /** A valid input; names in it are new. Resources it works on are the fixture, or its own with `own`. */
  valid(operation: Operation, key: string, form: 'minimal' | 'full', of?: 'fixture' | 'own'): JsonObject
  /** Text in the form of a resource's id or name that names nothing. */
  unknown(key: string, field: 'id' | 'name'): string
}
