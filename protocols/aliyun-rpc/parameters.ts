/**
 * Parameters of RPC calls: nested input becomes flat names, and back. Lists count from 1: `Tag.1.Key`.
 *
 * Null has no form on the wire: it is left out, as the vendor's SDKs do.
 */
import type { Json, JsonObject } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import type { Pair } from '../draft.ts'
import { textFromValue, valueFromText } from '../parameter-text.ts'

/** `{Tag: [{Key: 'a'}]}` becomes `Tag.1.Key=a`. An empty list or object leaves nothing. */
export function flatten(input: JsonObject): readonly Pair[] {
  const pairs: Pair[] = []
  for (const name of Object.keys(input)) flattenInto(pairs, name, input[name] ?? null)
  return pairs
}

function flattenInto(pairs: Pair[], name: string, value: Json): void {
  if (value === null) return
  if (Array.isArray(value)) value.forEach((item: Json, at) => flattenInto(pairs, `${name}.${at + 1}`, item))
  else if (isObject(value))
    for (const key of Object.keys(value)) flattenInto(pairs, `${name}.${key}`, value[key] ?? null)
  else pairs.push([name, textFromValue(value)])
}

/**
 * Rebuilds the nested input that the declared parameters describe; numbers and booleans are read where they are declared.
 * Of a name that stands twice the last one counts. Names that nobody declared stay flat.
 */
export function unflatten(pairs: readonly Pair[], parameters: readonly Parameter[]): JsonObject {
  const byName = new Map(pairs)
  const entries: (readonly [string, Json])[] = []
  for (const parameter of parameters) {
    const value = take(byName, parameter.name, parameter)
    if (value !== undefined) entries.push([parameter.name, value])
  }
  return Object.fromEntries([...byName, ...entries])
}

/** Reads a parameter out of the flat names, removing those that it uses. */
function take(byName: Map<string, string>, name: string, parameter: Parameter | undefined): Json | undefined {
  const text = byName.get(name)
  if (text !== undefined) {
    byName.delete(name)
    return valueFromText(text, parameter?.type)
  }
  if (parameter?.type === 'array') return takeList(byName, name, parameter.items)
  if (parameter?.type === 'object') return takeObject(byName, name, parameter.properties ?? [])
  return undefined
}

/** Numbers may have gaps: the order counts. */
function takeList(byName: Map<string, string>, name: string, items: Parameter | undefined): Json | undefined {
  const start = `${name}.`
  const numbers = new Set<number>()
  for (const flat of byName.keys()) {
    const number = flat.startsWith(start) ? /^[1-9]\d{0,5}(?=\.|$)/.exec(flat.slice(start.length))?.[0] : undefined
    if (number !== undefined) numbers.add(Number(number))
  }
  if (numbers.size === 0) return undefined
  const list = [...numbers]
    .toSorted((one, other) => one - other)
    .map((number) => take(byName, `${start}${number}`, items))
  const present = list.filter((item) => item !== undefined)
  return present.length === 0 ? undefined : present
}

function takeObject(byName: Map<string, string>, name: string, properties: readonly Parameter[]): Json | undefined {
  const entries: (readonly [string, Json])[] = []
  for (const property of properties) {
    const value = take(byName, `${name}.${property.name}`, property)
    if (value !== undefined) entries.push([property.name, value])
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
