/** What a family of mutants is told about the clause that it is to break, and how it writes a mutant down. */
import type { Clause } from '../../model/clause.ts'
import type { Operation, Parameter, Spec } from '../../model/spec.ts'
import type { Role, Wrap } from '../behaviour.ts'
import { allParameters, roleOf } from '../references.ts'
import type { Depth, Mutant } from './mutant.ts'

export type Subject = {
  readonly spec: Spec
  readonly clause: Clause
  /** The clause's operation; for clauses of the service as a whole, the one that reads. */
  readonly operation: Operation
  readonly role: Role | undefined
  /** For constraints. */
  readonly parameter: Parameter | undefined
  /** Whether the wire keeps types, so that null and numbers can be told from text. */
  readonly typed: boolean
}

export type Family = (subject: Subject) => readonly Mutant[]

/** The subject of a clause, or undefined when the spec has no operation to break it with. */
export function subjectOf(spec: Spec, clause: Clause, typed: boolean): Subject | undefined {
  const reader = spec.resource?.list ?? spec.resource?.show ?? spec.operations[0]?.name
  const name = clause.operation === 'common' ? reader : clause.operation
  const operation = spec.operations.find((one) => one.name === name)
  if (operation === undefined) return undefined
  const parameter = allParameters(operation.parameters).find((one) => one.path === clause.parameter)
  return { spec, clause, operation, role: roleOf(spec.resource, operation), parameter, typed }
}

/** Writes a mutant down. `breaks` says in one sentence what the service does wrong. */
export function mutant({ clause }: Subject, slug: string, depth: Depth, breaks: string, apply: Wrap): Mutant {
  return { name: `${clause.id}:${slug}`, clause: clause.id, breaks, depth, apply }
}

/** Writes mutants of one clause. */
export function writerFor(subject: Subject): (slug: string, depth: Depth, breaks: string, apply: Wrap) => Mutant {
  return (slug, depth, breaks, apply) => mutant(subject, slug, depth, breaks, apply)
}

/** One of several, always the same for the same text. */
export function pick<T>(text: string, from: readonly T[]): T | undefined {
  const sum = [...text].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  return from[sum % from.length]
}

/** Makes a wrap that strikes once in twenty times; each behaviour that it is applied to counts for itself. */
export function onceInTwenty(wrap: (strikes: () => boolean) => Wrap): Wrap {
  return (behaviour) => {
    // Begins in the middle, so that the first strike comes after ten.
    let count = 10
    const strikes = (): boolean => {
      count = (count + 1) % 20
      return count === 0
    }
    return wrap(strikes)(behaviour)
  }
}
