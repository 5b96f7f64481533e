/** Remembers what was worked out for a parameter: many plans are made of one spec, and arbitraries hold no state. */
import type { OpenQuestion, Parameter } from '../model/spec.ts'
import type { Terms } from './terms.ts'

type Work<T> = (parameter: Parameter, terms: Terms) => T

const noQuestions: readonly OpenQuestion[] = []

/** The same function, which works only once for the same parameter, questions (the same list), seed and wire. */
export function oncePerParameter<T>(work: Work<T>): Work<T> {
  const known = new WeakMap<Parameter, WeakMap<readonly OpenQuestion[], Map<string, T>>>()
  return (parameter, terms) => {
    const { questions = noQuestions } = terms
    const byQuestions = known.get(parameter) ?? new WeakMap<readonly OpenQuestion[], Map<string, T>>()
    const results = byQuestions.get(questions) ?? new Map<string, T>()
    known.set(parameter, byQuestions.set(questions, results))
    const key = `${terms.seed ?? 0} ${terms.typed}`
    const before = results.get(key)
    if (before !== undefined) return before
    const result = work(parameter, terms)
    results.set(key, result)
    return result
  }
}
