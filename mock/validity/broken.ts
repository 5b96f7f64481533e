/** A constraint that a request does not keep, with where and by which value. */
import type { ConstraintKind } from '../../model/clause.ts'
import type { Json } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'

export type Broken = {
  readonly parameter: Parameter
  readonly kind: ConstraintKind
  /** Undefined when the parameter is absent. */
  readonly value: Json | undefined
}
