/** Lists whose items differ as far as they can. */
import * as fc from 'fast-check'
import { isObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'

/**
 * Lists of exactly `length` items. Objects differ in their first key: whether a key may come twice in a list of keys
 * and values is open. Where there are too few different items, as in a closed set, they repeat.
 */
export function listOf(item: fc.Arbitrary<Json>, length: number): fc.Arbitrary<readonly Json[]> {
  const most = length + 8
  return fc.array(item, { minLength: most, maxLength: most }).map((items) => {
    const distinct = new Map(items.map((one) => [identity(one), one]))
    return [...distinct.values(), ...items].slice(0, length)
  })
}

function identity(item: Json): string {
  return JSON.stringify(isObject(item) ? (Object.values(item)[0] ?? null) : item)
}
