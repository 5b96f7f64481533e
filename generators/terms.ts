/**
 * What generators must know beside the parameter: whether the wire keeps JSON types, whose turn it is among the
 * characters of a group, and the questions that the spec leaves open.
 */
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

/** Takes the turn's item from a list that is not empty. */
export function turn<T>(items: readonly T[], terms: Terms, step = 0): T | undefined {
  return items.at((Math.abs(terms.seed ?? 0) + step) % Math.max(items.length, 1))
}
