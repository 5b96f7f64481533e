/** Reads and replaces values in an input by the path of their parameter: `group.name`, `Tag[].Key`. */
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'
import { absent } from './absent.ts'
import type { Given } from './absent.ts'

/** `Tag[].Key` → `Tag`, `[]`, `Key`. */
function stepsOf(path: string): readonly string[] {
  return path.split(/\.|(?=\[\])/)
}

/**
 * A copy of the input with the value put at the path, or the key left out. In a list the first item is meant.
 * Objects and lists on the way are made where they are missing, except for an absent value, which is absent already.
 */
export function withValue(input: JsonObject, path: string, value: Given): JsonObject {
  const replaced = replace(input, stepsOf(path), value)
  return isObject(replaced) ? replaced : {}
}

function replace(at: Json | undefined, steps: readonly string[], value: Given): Given {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (value === absent && at === undefined) return absent
  if (step === '[]') {
    const items: readonly Json[] = Array.isArray(at) ? at : []
    const first = replace(items[0], rest, value)
    return first === absent ? items.slice(1) : [first, ...items.slice(1)]
  }
  const parent = isObject(at) ? at : {}
  const child = replace(own(parent, step), rest, value)
  if (child !== absent) return { ...parent, [step]: child }
  return Object.fromEntries(Object.entries(parent).filter(([key]) => key !== step))
}

/** Not what objects inherit. */
function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The value at the path, in the first item of a list; absent when there is none. */
export function valueAt(input: JsonObject, path: string): Given {
  let at: Json | undefined = input
  for (const step of stepsOf(path)) {
    if (at === undefined) return absent
    if (step === '[]') at = Array.isArray(at) ? at[0] : undefined
    else at = isObject(at) ? own(at, step) : undefined
  }
  return at === undefined ? absent : at
}
