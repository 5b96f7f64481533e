/** Values inside JSON by the paths of a spec: `group.name`, `Data[].GroupId`. Own keys only, so `__proto__` is a key like any other. */
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'

/** The segments of a path, `[]` kept as a segment of its own: `Tag[].Key` → `Tag`, `[]`, `Key`. */
export function segmentsOf(path: string): readonly string[] {
  return path
    .replaceAll('[]', '.[]')
    .split('.')
    .filter((segment) => segment !== '')
}

/** The value at a path, or undefined; `[]` takes the first item. The empty path is the value itself. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  let at = value
  for (const segment of segmentsOf(path)) {
    if (segment === '[]') at = Array.isArray(at) ? at[0] : undefined
    else at = isObject(at) && Object.hasOwn(at, segment) ? at[segment] : undefined
  }
  return at
}

/** Every value at a path, all items of lists included. */
export function valuesAt(value: Json | undefined, path: string): readonly Json[] {
  return segmentsOf(path).reduce<readonly Json[]>(
    (found, segment) => found.flatMap((one) => step(one, segment)),
    value === undefined ? [] : [value],
  )
}

function step(value: Json, segment: string): readonly Json[] {
  if (segment === '[]') return Array.isArray(value) ? value : []
  const next = isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
  return next === undefined ? [] : [next]
}

/**
 * A copy in which the function has been applied to every value at a path; undefined takes the key out. What is
 * absent stays absent, save the last key of an object that is there: the function is asked for it with undefined.
 */
export function changedAt(value: Json, path: string, change: (old: Json | undefined) => Json | undefined): Json {
  return changed(value, segmentsOf(path), change) ?? null
}

function changed(
  value: Json | undefined,
  path: readonly string[],
  change: (old: Json | undefined) => Json | undefined,
): Json | undefined {
  const [segment, ...rest] = path
  if (segment === undefined) return change(value)
  if (segment === '[]')
    return Array.isArray(value) ? value.flatMap((item: Json) => changed(item, rest, change) ?? []) : value
  if (!isObject(value)) return value
  const next = changed(Object.hasOwn(value, segment) ? value[segment] : undefined, rest, change)
  return Object.fromEntries([
    ...Object.entries(value)
      .filter(([key]) => key !== segment || next !== undefined)
      .map(([key, old]) => [key, key === segment ? (next ?? null) : old] as const),
    ...(next !== undefined && !Object.hasOwn(value, segment) ? [[segment, next] as const] : []),
  ])
}

/** Lays one object over another, key by key; lists and single values are replaced whole. */
export function merged(below: JsonObject, above: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])]
  return Object.fromEntries(keys.map((key) => [key, mergedValue(own(below, key), own(above, key))]))
}

function mergedValue(below: Json | undefined, above: Json | undefined): Json {
  if (above === undefined) return below ?? null
  return isObject(below) && isObject(above) ? merged(below, above) : above
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
