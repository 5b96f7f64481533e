/** Random calls for the contract test: inputs of the right types with texts of every kind, lone surrogates included. */
import fc from 'fast-check'
import type { Variation } from '../../model/case.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Operation, Parameter, Spec } from '../../model/spec.ts'
import { mockKeyring } from '../environment.ts'
import type { Call } from '../protocol.ts'

export const keyring = mockKeyring()
export const now = Date.UTC(2024, 0, 2, 3, 4, 5)

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  fc.string({
    unit: fc.constantFrom('\ud800', '\udfff', '天', '😀', ' ', '+', '&', '=', '%', '*', "'", '~', '/', 'a'),
    maxLength: 12,
  }),
  fc.constantFrom('', '__proto__', 'null', '1', '-0', 'true', '%41', '..', '\u0000', '\uFEFFx', '\uFFFD', 'í'),
)
const segment = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '-', '天', ' ', '/', '%', '+', '\ud800'),
  minLength: 1,
  maxLength: 9,
})
/** HTTP trims header values and allows no controls in them. */
const headerText = fc.string({
  unit: fc.constantFrom('a', '天', '-', '"', "'", '$', '`', '😀'),
  minLength: 1,
  maxLength: 9,
})

function valueOf(parameter: Parameter): fc.Arbitrary<Json> {
  if (parameter.values !== undefined) return fc.constantFrom(...parameter.values)
  if (parameter.in === 'header' && parameter.example !== undefined) return fc.constant(parameter.example)
  if (parameter.in === 'path') return segment
  if (parameter.in === 'header') return headerText
  switch (parameter.type) {
    case 'integer':
      return fc.integer()
    case 'boolean':
      return fc.boolean()
    case 'array':
      return parameter.items === undefined
        ? fc.constant([])
        : fc.array(valueOf(parameter.items), { minLength: 1, maxLength: 12 })
    case 'object':
      return inputOf(parameter.properties ?? [], 1)
    default:
      return anyText
  }
}

/** An object with some of these parameters; the required ones are always there. */
function inputOf(parameters: readonly Parameter[], least = 0): fc.Arbitrary<JsonObject> {
  const values = Object.fromEntries(parameters.map((parameter) => [parameter.name, valueOf(parameter)]))
  const requiredKeys = parameters.filter((one, at) => one.required || at < least).map(({ name }) => name)
  return fc.record(values, { requiredKeys })
}

export function callOf(spec: Spec, operation: Operation, input: JsonObject, variation: Variation): Call {
  return {
    spec,
    operation,
    input,
    variation,
    baseUrl: 'http://127.0.0.1:8080',
    settings: {},
    credentials: keyring[variation.identity ?? 'main'],
    now,
    nonce: '0123456789abcdef',
  }
}

/** The least that an operation can be sent with: its path and its headers. */
export function plainInput(operation: Operation): JsonObject {
  const needed = operation.parameters.filter((one) => one.in === 'path' || (one.in === 'header' && one.required))
  return Object.fromEntries(needed.map((one) => [one.name, one.values?.[0] ?? one.example ?? 'x']))
}

export type Choice = { readonly operation: string; readonly input: JsonObject; readonly variation: Variation }

/** Any operation of the spec with any input, in any variation that a conforming client may choose. */
export function anyChoice(spec: Spec): fc.Arbitrary<Choice> {
  return fc.constantFrom(...spec.operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation.name),
      input: inputOf(operation.parameters),
      variation: fc.record({
        scheme: fc.constantFrom(...spec.authentication.map(({ scheme }) => scheme)),
        encoding: fc.constantFrom('query' as const, 'form' as const),
        format: fc.constantFrom('json' as const, 'xml' as const, 'none' as const),
        method: fc.constantFrom(...operation.methods),
        identity: fc.constantFrom('main' as const, 'unprivileged' as const, 'other' as const),
      }),
    }),
  )
}

export function callFrom(spec: Spec, { operation, input, variation }: Choice): Call {
  const found = spec.operations.find(({ name }) => name === operation)
  if (found === undefined) throw new Error(`no operation ${operation}`)
  return callOf(spec, found, input, variation)
}
