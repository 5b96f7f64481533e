/** What the makers of cases share: the plan's clauses and expectations, and valid inputs that are never handed out twice. */
import type { NameSource } from '../../generators/names.ts'
import type { Terms } from '../../generators/terms.ts'
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
  /** Authentication schemes that there are credentials for. */
  readonly schemes: readonly string[]
  readonly seed: number
  /** Random cases per clause. */
  readonly examples: number
  /** What generators must know beside a parameter of the operation. */
  terms(operation: Operation): Terms
  /**
   * A valid input; names in it are new. It works on the resource that suits the operation, or on its own with `own`.
   * A minimal input may be asked to include optional parameters, by their paths.
   */
  valid(
    operation: Operation,
    key: string,
    form: 'minimal' | 'full',
    of?: 'own',
    include?: readonly string[],
  ): JsonObject
  readonly names: NameSource
  /** Text in the form of a resource's id or name that names nothing. */
  unknown(key: string, field: 'id' | 'name'): string
}
