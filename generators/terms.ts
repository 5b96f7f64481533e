/**
 * What generators must know beside the parameter: whether the wire keeps JSON types, whose turn it is among the
 * characters of a group, and the questions that the spec leaves open.
 */
import type { JsonObject } from '../model/json.ts'
import type { OpenQuestion, Parameter } from '../model/spec.ts'

export type Terms = {
  /** `Protocol.typed`: values have JSON types on the wire, and null exists. */
  readonly typed: boolean
  /** The run's seed: consecutive seeds take turns through groups of characters. 0 when left out. */
  readonly seed?: number
  /** `Operation.open`: what these ask is kept out of judged values. */
  readonly questions?: readonly OpenQuestion[]
}

/** Tells whether a value of this parameter has a JSON type of its own on the wire. */
export function isTyped(parameter: Parameter, terms: Terms): boolean {
  return terms.typed && parameter.in === 'body'
}

/** Tells whether the value comes from a setting or a live resource, so that it cannot be made up. */
export function isReference(parameter: Parameter): boolean {
  return parameter.setting !== undefined || parameter.refers !== undefined
}

/** What stands in an input for such a value until it is sent; undefined for a value that is made up. */
export function referenceOf({ setting, refers }: Parameter): JsonObject | undefined {
  if (setting !== undefined) return { $setting: setting }
  return refers === undefined ? undefined : { $live: refers, of: 'fixture' }
}

/** Takes the turn's item from a list that is not empty. */
export function turn<T>(items: readonly T[], terms: Terms, step = 0): T | undefined {
  return items.at((Math.abs(terms.seed ?? 0) + step) % Math.max(items.length, 1))
}
