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
  return isSmall ? fc.array(item, size) : fc.uniqueArray(item, { ...size, selector: identity })
}

function identity(item: Json): string {
  return JSON.stringify(isObject(item) ? (Object.values(item)[0] ?? null) : item)
}
