/**
 * Remembers what was worked out for a parameter: many plans are made of one spec, and arbitraries hold no state.
 * The open questions of an operation belong to its parameters, so only the seed and the wire tell terms apart.
 */
import type { Parameter } from '../model/spec.ts'
import type { Terms } from './terms.ts'

/** The same function, which works only once for the same parameter, seed and wire. */
export function oncePerParameter<T>(
  work: (parameter: Parameter, terms: Terms) => T,
): (parameter: Parameter, terms: Terms) => T {
  const known = new WeakMap<Parameter, Map<string, T>>()
  return (parameter, terms) => {
    const results = known.get(parameter) ?? new Map<string, T>()
    known.set(parameter, results)
    const key = `${terms.seed ?? 0} ${terms.typed} ${terms.questions?.map((question) => question.name).join(' ') ?? ''}`
    const before = results.get(key)
    if (before !== undefined) return before
    const result = work(parameter, terms)
    results.set(key, result)
    return result
  }
}
