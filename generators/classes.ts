/** A named class of values, and which constraints a parameter has to hang one on. */
import type * as fc from 'fast-check'
import type { ConstraintKind } from '../model/clause.ts'
import type { Parameter } from '../model/spec.ts'
import type { Given } from './absent.ts'
import type { Position } from './characters.ts'
import { isReference, isTyped } from './terms.ts'
import type { Terms } from './terms.ts'

export type About = { readonly length?: number; readonly character?: string; readonly position?: Position }

type ValueClass = {
  /** Path of the parameter that the value is for: `group.name`, `Tag[].Key`. */
  readonly path: string
  readonly constraint: ConstraintKind
  /** `<constraint without its bound>.<what it is>`: `length.longest`, `alphabet.percent`. Unique for a parameter. */
  readonly class: string
  readonly arbitrary: fc.Arbitrary<Given>
  readonly about?: About
}

/** Values that satisfy all constraints and exercise one promise. */
export type ValidClass = ValueClass

/** Values that break exactly this constraint of the parameter. */
export type FaultClass = ValueClass

/** Tells whether the parameter has a clause for this constraint. */
export function hasConstraint(parameter: Parameter, constraint: ConstraintKind, terms: Terms): boolean {
  const isItem = parameter.path.endsWith('[]')
  switch (constraint) {
    case 'required':
      return parameter.required && !isItem
    case 'optional':
      return !parameter.required && !isItem
    case 'type':
      return isTypeJudged(parameter, terms)
    case 'length.min':
      return parameter.length?.min !== undefined
    case 'length.max':
      return parameter.length?.max !== undefined
    case 'range.min':
      return parameter.range?.min !== undefined
    case 'range.max':
      return parameter.range?.max !== undefined
    case 'items.max':
      return parameter.maxItems !== undefined
    case 'unique':
      return parameter.unique
    case 'prefix':
    case 'first':
    case 'alphabet':
    case 'values':
      return parameter[constraint] !== undefined
  }
}

/** Only a JSON body has types; elsewhere all is text, and only a text that is no number or boolean has a wrong type. */
function isTypeJudged(parameter: Parameter, terms: Terms): boolean {
  if (parameter.values !== undefined || isReference(parameter)) return false
  return isTyped(parameter, terms) || parameter.type === 'integer' || parameter.type === 'boolean'
}

/** The first of the constraints that the parameter has. */
export function ownerOf(
  parameter: Parameter,
  preferred: readonly ConstraintKind[],
  terms: Terms,
): ConstraintKind | undefined {
  return preferred.find((constraint) => hasConstraint(parameter, constraint, terms))
}
