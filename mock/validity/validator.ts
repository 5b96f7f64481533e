/**
 * Judges the parameters of one operation by a JSON Schema, compiled once. This is the second road to the truth
 * about a request: the generators have their own, and a mistake in one must not hide in the other.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject } from 'ajv/dist/2020.js'
import { isObject } from '../../model/json.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Operation } from '../../model/spec.ts'
import type { Broken } from './broken.ts'
import { inputSchema, markKeyword } from './schema.ts'
import type { Mark, Schema } from './schema.ts'

export type Validator = (input: JsonObject) => readonly Broken[]

/** Compiling takes longer than a thousand requests, and many mocks are made of one spec. */
const compiled = new WeakMap<Operation, Validator>()

/** The validator of an operation. It gives every broken constraint, absent parameters first, then in the order of the spec. */
export function validatorOf(operation: Operation): Validator {
  const known = compiled.get(operation) ?? compile(operation)
  compiled.set(operation, known)
  return known
}

function compile(operation: Operation): Validator {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    addUsedSchema: false,
    validateSchema: false,
  })
  ajv.addKeyword(markKeyword)
  const validate = ajv.compile(inputSchema(operation.parameters))
  return (input) => {
    if (validate(input)) return []
    const all = (validate.errors ?? []).flatMap(brokenBy)
    return [...all.filter(isAbsence), ...all.filter((broken) => !isAbsence(broken))]
  }
}

function isAbsence(broken: Broken): boolean {
  return broken.kind === 'required' && broken.value === undefined
}

/** An error of ajv in the words of the spec; none for those that only repeat an inner one. */
function brokenBy(error: ErrorObject): readonly Broken[] {
  const mark = markOf(error.parentSchema)
  if (mark === undefined) return []
  if (error.keyword === 'required') return absence(mark, error.params)
  if (mark.parameter === undefined) return []
  const value = jsonOf(error.data)
  if (mark.kind === 'type' && value === null && mark.parameter.required)
    return [{ parameter: mark.parameter, kind: 'required', value }]
  return [{ parameter: mark.parameter, kind: mark.kind, value }]
}

function absence(mark: Mark, params: unknown): readonly Broken[] {
  const name = isRecord(params) ? params['missingProperty'] : undefined
  const parameter = typeof name === 'string' ? mark.children.get(name) : undefined
  return parameter === undefined ? [] : [{ parameter, kind: 'required', value: undefined }]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** ajv hands the subschema back as it was given. */
function isMarked(schema: unknown): schema is Schema {
  return isRecord(schema) && isRecord(schema[markKeyword])
}

function markOf(schema: unknown): Mark | undefined {
  return isMarked(schema) ? schema[markKeyword] : undefined
}

/** What ajv looked at was JSON when it was given. */
function jsonOf(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map((item) => jsonOf(item) ?? null)
  return isObject(value) ? value : undefined
}
