/** Wraps that bend the judgement of one parameter and leave all others as they are. */
import type { Json } from '../../model/json.ts'
import type { Behaviour, Request, Wrap } from '../behaviour.ts'
import { changedAt, valuesAt } from '../paths.ts'
import { isObject } from '../../model/json.ts'
import type { Broken } from '../validity/broken.ts'
import type { Subject } from './subject.ts'

export type Test = (value: Json | undefined) => boolean

/** Accepts values that break the clause's constraint; with `whole`, whatever else of the parameter they break as well. */
export function accepting(subject: Subject, test: Test, scope: 'constraint' | 'whole' = 'constraint'): Wrap {
  const { operation, clause, parameter } = subject
  const isForgiven = (broken: Broken): boolean =>
    broken.parameter.path === parameter?.path &&
    (scope === 'whole' || broken.kind === clause.kind) &&
    test(broken.value)
  return (behaviour) => ({
    ...behaviour,
    validate(request) {
      const broken = behaviour.validate(request)
      return request.operation.name === operation.name ? broken.filter((one) => !isForgiven(one)) : broken
    },
    // What is absent or empty names nothing, so nothing can be unknown.
    refer(request) {
      const refusal = behaviour.refer(request)
      const isMeant =
        scope === 'whole' && request.operation.name === operation.name && refusal?.parameter === parameter?.path
      return isMeant && test(refusal?.value) ? undefined : refusal
    },
  })
}

/** Refuses values that keep the clause's constraint, by the error for a broken one. */
export function refusing(subject: Subject, test: (value: Json) => boolean): Wrap {
  const { clause, parameter } = subject
  return (behaviour) => ({
    ...behaviour,
    validate(request) {
      const broken = behaviour.validate(request)
      if (
        parameter === undefined ||
        !isOf(subject, request) ||
        broken.some((one) => one.parameter.path === parameter.path)
      )
        return broken
      const value = valuesAt(request.input, parameter.path).find(test)
      return value === undefined ? broken : [...broken, { parameter, kind: kindOf(clause.kind), value }]
    },
  })
}

function kindOf(kind: Subject['clause']['kind']): Broken['kind'] {
  return kind === 'length.min' || kind === 'length.max' || kind === 'alphabet' || kind === 'prefix' ? kind : 'values'
}

function isOf(subject: Subject, request: Request): boolean {
  return request.operation.name === subject.operation.name
}

/** Changes texts of the parameter before they are judged, and so what is stored. */
export function understanding(subject: Subject, change: (text: string) => string): Wrap {
  const { parameter } = subject
  return (behaviour: Behaviour) => ({
    ...behaviour,
    understand(request) {
      const input = behaviour.understand(request)
      if (parameter === undefined || !isOf(subject, request)) return input
      const changed = changedAt(input, parameter.path, (value) => (typeof value === 'string' ? change(value) : value))
      return isObject(changed) ? changed : input
    },
  })
}

/** A test on texts; nothing else passes it. */
export function text(test: (value: string) => boolean): Test {
  return (value) => typeof value === 'string' && test(value)
}

/** Characters as a person counts them: code points. */
export function lengthOf(value: string): number {
  return [...value].length
}

/** What follows the prefix of a value, however often it is repeated. */
export function rest({ parameter }: Subject, value: string): string {
  const prefixes = (parameter?.prefix ?? []).filter((one) => one !== '')
  let left = value
  for (let one = begins(prefixes, left); one !== undefined; one = begins(prefixes, left)) left = left.slice(one.length)
  return left
}

function begins(prefixes: readonly string[], value: string): string | undefined {
  return prefixes.find((one) => value.startsWith(one))
}
