/** What travels as text becomes what the parameter says it is; text that cannot stays text, and ajv refuses it. */
import { isObject } from '../../model/json.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'

/**
 * A copy of the input in which numbers and booleans that came as text have their own type.
 *
 * @param typed whether bodies carry types of their own; then only what is outside the body is text.
 */
export function coerced(parameters: readonly Parameter[], input: JsonObject, typed: boolean): JsonObject {
  const textual = parameters.filter((parameter) => !typed || parameter.in !== 'body')
  if (!textual.some(holdsOtherThanText)) return input
  const changes = textual.flatMap((parameter) => {
    const value = Object.hasOwn(input, parameter.name) ? input[parameter.name] : undefined
    return value === undefined ? [] : [[parameter.name, coercedValue(parameter, value)] as const]
  })
  return { ...input, ...Object.fromEntries(changes) }
}

function holdsOtherThanText(parameter: Parameter): boolean {
  if (parameter.items !== undefined) return holdsOtherThanText(parameter.items)
  if (parameter.properties !== undefined) return parameter.properties.some(holdsOtherThanText)
  return parameter.type === 'integer' || parameter.type === 'boolean'
}

function coercedValue(parameter: Parameter, value: Json): Json {
  const { items, properties } = parameter
  if (items !== undefined && Array.isArray(value)) return value.map((item: Json) => coercedValue(items, item))
  if (properties !== undefined && isObject(value)) return coerced(properties, value, false)
  if (typeof value !== 'string') return value
  if (parameter.type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (parameter.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
