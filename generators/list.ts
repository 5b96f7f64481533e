/** Lists of distinct items. */
import * as fc from 'fast-check'
import { isObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'

/**
 * Lists of exactly `length` items. Objects differ in their first key: whether a key may come twice in a list of
 * keys and values is open. Items of a closed set repeat.
 */
export function listOf(items: Parameter, item: fc.Arbitrary<Json>, length: number): fc.Arbitrary<readonly Json[]> {
  const size = { minLength: length, maxLength: length }
  const isSmall =
    items.values !== undefined || items.type === 'boolean' || items.setting !== undefined || items.refers !== undefined
  if (isFreeText(items.properties?.[0])) return fc.array(item, size).map((list) => list.map(numbered))
  return isSmall ? fc.array(item, size) : fc.uniqueArray(item, { ...size, selector: identity })
}

function identity(item: Json): string {
  return JSON.stringify(isObject(item) ? (Object.values(item)[0] ?? null) : item)
}

/** A free text is always the documents' example, so that drawing would never make two that differ. */
function isFreeText(parameter: Parameter | undefined): boolean {
  return (
    parameter?.type === 'string' &&
    parameter.alphabet === undefined &&
    parameter.prefix === undefined &&
    parameter.first === undefined &&
    parameter.values === undefined &&
    (parameter.example ?? parameter.default) !== undefined
  )
}

/** The item with its place behind the text of its first key; the first item is left as it is. */
function numbered(item: Json, place: number): Json {
  if (!isObject(item) || place === 0) return item
  const [first] = Object.entries(item)
  return first === undefined || typeof first[1] !== 'string' ? item : { ...item, [first[0]]: `${first[1]}-${place}` }
}
