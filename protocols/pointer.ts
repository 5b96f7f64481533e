/** JSON Pointers (RFC 6901): read from a value, and written into a new one. Inherited properties are not seen. */
import { isObject, type Json, type JsonObject } from '../model/json.ts'

/** The value that a pointer names, or undefined. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let here = value
  for (const segment of segmentsOf(pointer)) {
    if (Array.isArray(here)) here = /^(0|[1-9]\d*)$/.test(segment) ? here[Number(segment)] : undefined
    else here = isObject(here) && Object.hasOwn(here, segment) ? here[segment] : undefined
  }
  return here
}

const known = new Map<string, readonly string[]>()

/** The segments of a pointer, unescaped. Pointers come from specs: few, and asked for with every reply. */
export function segmentsOf(pointer: string): readonly string[] {
  const before = known.get(pointer)
  if (before !== undefined) return before
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (known.size >= 1000) known.clear()
  known.set(pointer, segments)
  return segments
}

/** An object with these values at these paths. */
export function objectFrom(entries: readonly (readonly [path: readonly string[], value: Json])[]): JsonObject {
  const names = new Set(entries.flatMap(([path]) => path.slice(0, 1)))
  return Object.fromEntries(
    [...names].map((name): readonly [string, Json] => {
      const under = entries.filter(([path]) => path[0] === name)
      const leaf = under.find(([path]) => path.length === 1)
      return [name, leaf === undefined ? objectFrom(under.map(([path, value]) => [path.slice(1), value])) : leaf[1]]
    }),
  )
}
