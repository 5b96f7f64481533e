/** Sets one value in an input by its path. */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'

/** A copy of the input with the value at the path; objects on the way are made when they are missing. */
export function withText(input: JsonObject, path: string, value: Json): JsonObject {
  const [head = '', ...rest] = path.split('.')
  const key = head.replace(/\[\]$/, '')
  const inner = input[key]
  const deeper = rest.length === 0 ? value : withText(isObject(inner) ? inner : {}, rest.join('.'), value)
  return { ...input, [key]: head.endsWith('[]') && rest.length > 0 ? [deeper] : deeper }
}

/** A copy of the input without what is at the path. */
export function without(input: JsonObject, path: string): JsonObject {
  const [head = '', ...rest] = path.split('.')
  const inner = input[head]
  if (rest.length > 0) return isObject(inner) ? { ...input, [head]: without(inner, rest.join('.')) } : input
  return Object.fromEntries(Object.entries(input).filter(([key]) => key !== head))
}
