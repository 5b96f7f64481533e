/**
 * Which resource a call works on. Reads and refusals share the fixture; updates share a spare one, since they change
 * its name; a delete that is meant to succeed has one of its own.
 */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'

export type Which = 'fixture' | 'own' | 'spare'

/** Rewrites the references of an input to the resource that this operation works on. */
export function workingOn(
  spec: Spec,
  operation: Operation,
  purpose: 'accept' | 'refuse',
): (input: JsonObject) => JsonObject {
  const which = whichFor(spec, operation, purpose)
  return which === 'fixture' ? (input) => input : (input) => pointAt(input, which)
}

function whichFor(spec: Spec, operation: Operation, purpose: 'accept' | 'refuse'): Which {
  if (operation.name === spec.resource?.update) return 'spare'
  return operation.name === spec.resource?.delete && purpose === 'accept' ? 'own' : 'fixture'
}

/** A copy of the input whose references point at the named resource. */
export function pointAt(input: JsonObject, which: Which): JsonObject {
  const point = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => point(item))
    if (!isObject(value)) return value
    return value['$live'] === undefined
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, point(item)]))
      : { ...value, of: which }
  }
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, point(value)]))
}
