/** Derives the clauses of an operation's parameters: one per constraint, nested ones under their path. */
import type { Clause, ConstraintKind } from '../clause.ts'
import { remembered } from '../remembered.ts'
import type { Operation, Parameter, Spec } from '../spec.ts'
import { clauseId } from './identity.ts'
import { constraintStatement } from './statements.ts'

/** What a protocol can tell apart on the wire; `Protocol` has it. */
export type Traits = { readonly typed: boolean }

const flat = remembered(flatten)

/** All parameters of an operation with their nested ones, parents first. */
export function flatParameters(parameters: readonly Parameter[]): readonly Parameter[] {
  return flat(parameters)
}

function flatten(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.flatMap((parameter) => [
    parameter,
    ...flatten([...(parameter.properties ?? []), ...(parameter.items === undefined ? [] : [parameter.items])]),
  ])
}

function constraintsOf(parameter: Parameter, traits: Traits): readonly ConstraintKind[] {
  const kinds: [ConstraintKind, boolean][] = [
    // A path without one of its parts is another path.
    ['required', parameter.required && !isItem(parameter) && parameter.in !== 'path'],
    ['optional', !parameter.required && !isItem(parameter)],
    ['type', isTypeJudged(parameter, traits)],
    ['length.min', parameter.length?.min !== undefined],
    ['length.max', parameter.length?.max !== undefined],
    ['prefix', parameter.prefix !== undefined],
    ['first', parameter.first !== undefined],
    ['alphabet', parameter.alphabet !== undefined],
    ['values', parameter.values !== undefined],
    ['range.min', parameter.range?.min !== undefined],
    ['range.max', parameter.range?.max !== undefined],
    ['items.max', parameter.maxItems !== undefined],
    ['unique', parameter.unique],
  ]
  return kinds.filter(([, holds]) => holds).map(([kind]) => kind)
}

function isItem(parameter: Parameter): boolean {
  return parameter.path.endsWith('[]')
}

/** Only a JSON body has types of its own; elsewhere all is text, and only text that is no number or boolean is wrong. */
function isTypeJudged(parameter: Parameter, traits: Traits): boolean {
  if (parameter.values !== undefined || parameter.setting !== undefined || parameter.refers !== undefined) return false
  if (traits.typed && parameter.in === 'body') return true
  return parameter.type === 'integer' || parameter.type === 'boolean'
}

/** The clauses of one operation's parameters, in the order of the spec. */
export function parameterClauses(spec: Spec, operation: Operation, traits: Traits): readonly Clause[] {
  return flatParameters(operation.parameters).flatMap((parameter) =>
    constraintsOf(parameter, traits).map((kind) => ({
      id: clauseId(spec.service, operation.name, `${parameter.path}.${kind}`),
      service: spec.service,
      operation: operation.name,
      name: `${parameter.path}.${kind}`,
      kind,
      level: parameter.level,
      statement: constraintStatement(kind, parameter),
      cites: parameter.cite[kind] ?? parameter.cite[''] ?? [],
      at: parameter.places[kind] ?? parameter.at,
      parameter: parameter.path,
      needs: [clauseId(spec.service, operation.name, 'success')],
    })),
  )
}
