/**
 * Finds the values that a path names in a body, and the value that a JSON Pointer points at.
 *
 * Only own properties are seen, so a body that has no `constructor` field has none. Nothing here recurses over a
 * body: its depth is the server's choice.
 */
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'

/** One place that a path leads to. `value` is undefined where the parent is there and the field is not. */
export type Place = {
  readonly pointer: string
  readonly value: Json | undefined
  /** The objects on the way, the nearest first. */
  readonly parents: readonly JsonObject[]
}

/**
 * All places that a path such as `group.links.self` or `Data[].GroupId` leads to. Where a parent is absent or of
 * another type there is no place at all: that is the parent's fault.
 */
export function placesOf(body: Json | undefined, path: string): readonly Place[] {
  let places: readonly Place[] = [{ pointer: '', value: body, parents: [] }]
  for (const { name, pointer, lists } of stepsOf(path)) {
    if (name !== '') places = places.flatMap((place) => field(place, name, pointer))
    for (let list = 0; list < lists; list += 1) places = places.flatMap(items)
  }
  return places
}

type Step = { readonly name: string; readonly pointer: string; readonly lists: number }

/** Paths come from specs, so they are few. */
const known = new Map<string, readonly Step[]>()

function stepsOf(path: string): readonly Step[] {
  const before = known.get(path)
  if (before !== undefined) return before
  const steps = path.split('.').map((segment): Step => {
    const name = segment.replaceAll('[]', '')
    return { name, pointer: `/${escaped(name)}`, lists: segment.split('[]').length - 1 }
  })
  known.set(path, steps)
  return steps
}

function field(place: Place, name: string, pointer: string): readonly Place[] {
  if (!isObject(place.value)) return []
  const parents = [place.value, ...place.parents]
  return [{ pointer: place.pointer + pointer, value: own(place.value, name), parents }]
}

function items(place: Place): readonly Place[] {
  if (!Array.isArray(place.value)) return []
  return place.value.map((value: Json, index) => ({
    pointer: `${place.pointer}/${index}`,
    value,
    parents: place.parents,
  }))
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The value that a JSON Pointer (RFC 6901) points at, or undefined. */
export function valueAt(body: Json | undefined, pointer: string): Json | undefined {
  let value = body
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined
    else value = isObject(value) ? own(value, name) : undefined
  }
  return value
}
