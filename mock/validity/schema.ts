/**
 * Turns the parameters of an operation into one JSON Schema. Each subschema is marked with the parameter and the
 * constraint that it stands for, so that an error of ajv leads back to the promise that was broken.
 */
import type { ConstraintKind } from '../../model/clause.ts'
import type { Parameter } from '../../model/spec.ts'
import { alphabetPattern, firstPattern, prefixPattern } from './pattern.ts'

/** Name of the keyword that carries a `Mark`; ajv is told to ignore it. */
export const markKeyword = 'assayMark'

export type Mark = {
  readonly parameter?: Parameter
  readonly kind: ConstraintKind
  readonly children: ReadonlyMap<string, Parameter>
}

export type Schema = { readonly [key: string]: unknown; readonly [markKeyword]?: Mark }

/** The schema of a whole input. */
export function inputSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    ...objectKeywords(parameters),
    [markKeyword]: { kind: 'type', children: byName(parameters) },
  }
}

function objectKeywords(parameters: readonly Parameter[]): Schema {
  return {
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterSchema(parameter)])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  }
}

function parameterSchema(parameter: Parameter): Schema {
  return {
    type: parameter.nullable ? [parameter.type, 'null'] : parameter.type,
    ...(parameter.properties === undefined ? {} : objectKeywords(parameter.properties)),
    ...(parameter.items === undefined ? {} : { items: parameterSchema(parameter.items) }),
    allOf: constraintSchemas(parameter),
    [markKeyword]: { parameter, kind: 'type', children: byName(parameter.properties ?? []) },
  }
}

/** One subschema per constraint. All of them say nothing about values of another type, save `values`. */
function constraintSchemas(parameter: Parameter): readonly Schema[] {
  const { length, prefix, first, alphabet, values, range, maxItems } = parameter
  const mustHoldText = parameter.required && parameter.type === 'string' && length?.min === undefined
  const schemas: readonly (readonly [ConstraintKind, Schema | undefined])[] = [
    ['required', mustHoldText ? { minLength: 1 } : undefined],
    ['length.min', length?.min === undefined ? undefined : { minLength: length.min }],
    ['length.max', length?.max === undefined ? undefined : { maxLength: length.max }],
    ['prefix', prefix === undefined ? undefined : { pattern: prefixPattern(prefix) }],
    ['first', first === undefined ? undefined : { pattern: firstPattern(first) }],
    ['alphabet', alphabet === undefined ? undefined : { pattern: alphabetPattern(alphabet) }],
    ['values', values === undefined ? undefined : { enum: parameter.nullable ? [...values, null] : values }],
    ['range.min', range?.min === undefined ? undefined : { minimum: range.min }],
    ['range.max', range?.max === undefined ? undefined : { maximum: range.max }],
    ['items.max', maxItems === undefined ? undefined : { maxItems }],
  ]
  return schemas.flatMap(([kind, schema]) =>
    schema === undefined ? [] : [{ ...schema, [markKeyword]: { parameter, kind, children: noChildren } }],
  )
}

const noChildren: ReadonlyMap<string, Parameter> = new Map()

function byName(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((parameter) => [parameter.name, parameter]))
}
