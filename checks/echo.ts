/**
 * A field of the reply equals the parameter of the request that it echoes.
 *
 * Single values are compared as text, since some protocols carry only text; their type is the field check's matter.
 */
import { isDeepStrictEqual } from 'node:util'
import { isSingle } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import type { Context, Look } from './look.ts'
import { nothing, right, together, wrong } from './look.ts'
import { anyOf, phrase } from './phrase.ts'
import { placesOf } from './place.ts'
import type { Place } from './place.ts'

/** Judges each place of a field against what was sent at `echo`; what was not sent is echoed by nothing. */
export function checkEcho(echo: string, context: Context, places: readonly Place[]): Look {
  const sent = placesOf(context.case.input, echo).flatMap((place) =>
    place.value === undefined || place.value === null ? [] : [place.value],
  )
  if (sent.length === 0) return nothing
  return together(
    places.map((place) => {
      const value = place.value
      if (value === undefined) return nothing
      if (sent.some((one) => isSame(one, value))) return right
      return wrong('echo', anyOf(sent.slice(0, 3).map(phrase)), phrase(value), place.pointer)
    }),
  )
}

function isSame(sent: Json, echoed: Json): boolean {
  if (isSingle(sent) && isSingle(echoed)) return String(sent) === String(echoed)
  return isDeepStrictEqual(sent, echoed)
}
