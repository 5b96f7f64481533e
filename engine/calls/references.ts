/** Fills the references of a planned input: fields of live resources and settings, known only when it is sent. */
import { isObject, type Json, type JsonObject } from '../../model/json.ts'

/** What is known of a resource that exists now. */
export type Live = {
  /** Key of its entry in the journal. */
  readonly key: string
  readonly id: string
  readonly name: string
  /** The input that created it. */
  readonly input: JsonObject
  /** Milliseconds on the run's clock. */
  readonly since: number
}

export type Known = {
  readonly settings: Readonly<Record<string, string>>
  readonly fixture?: Live
  readonly own?: Live
  readonly spare?: Live
}

/** Thrown when a case needs a live resource that could not be made. */
export class MissingResource extends Error {
  override name = 'MissingResource' as const
}

/** A copy of the value with every reference filled; values without references are returned as they are. */
export function fill(value: JsonObject, known: Known): JsonObject {
  const filled = fillValue(value, known)
  return isObject(filled) ? filled : {}
}

function fillValue(value: Json, known: Known): Json {
  if (Array.isArray(value)) return value.map((item: Json) => fillValue(item, known))
  if (!isObject(value)) return value
  const setting = value['$setting']
  if (typeof setting === 'string') return known.settings[setting] ?? ''
  const field = value['$live']
  if (field === 'id' || field === 'name') {
    const live = value['of'] === 'own' ? known.own : value['of'] === 'spare' ? known.spare : known.fixture
    if (live === undefined) throw new MissingResource('no live resource')
    return value['as'] === 'other-case' ? otherCase(live[field]) : live[field]
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillValue(item, known)]))
}

/** Tells whether a value refers to a live resource of this kind. */
export function refersTo(value: Json, of: 'fixture' | 'own' | 'spare'): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => refersTo(item, of))
  if (!isObject(value)) return false
  if (value['$live'] !== undefined) return value['of'] === of
  return Object.values(value).some((item) => refersTo(item, of))
}

/** The text with the case of its last letter changed; the same when it has no letter. */
function otherCase(text: string): string {
  const at = [...text].findLastIndex((character) => character.toLowerCase() !== character.toUpperCase())
  return [...text]
    .map((character, place) =>
      place !== at
        ? character
        : character === character.toLowerCase()
          ? character.toUpperCase()
          : character.toLowerCase(),
    )
    .join('')
}
