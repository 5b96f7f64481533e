/** A field of the reply is made of others, as its template says: `{GroupId}-{RegionId}.example.com`. */
import type { Reply } from '../model/exchange.ts'
import { isSingle } from '../model/json.ts'
import type { Context, Look } from './look.ts'
import { nothing, right, together, wrong } from './look.ts'
import { phrase, quoted } from './phrase.ts'
import { placesOf } from './place.ts'
import type { Place } from './place.ts'
import { fits, placeholders } from './text-template.ts'

/**
 * Judges each place of a field. A placeholder is a field beside it or further out, a field of the whole body, or a
 * setting; where one of them cannot be filled, nothing can be told.
 */
export function checkTemplate(template: string, context: Context, reply: Reply, places: readonly Place[]): Look {
  return together(places.map((place) => checkPlace(template, context, reply, place)))
}

function checkPlace(template: string, context: Context, reply: Reply, place: Place): Look {
  if (typeof place.value !== 'string') return nothing
  const fill = (name: string): string | undefined => valueFor(name, context, reply, place)
  if (placeholders(template).some((name) => fill(name) === undefined)) return nothing
  if (fits(template, place.value, fill)) return right
  const filled = template.replaceAll(/\{([^{}*]+)\}/g, (whole, name: string) => fill(name) ?? whole)
  return wrong('template', quoted(filled), phrase(place.value), place.pointer)
}

function valueFor(name: string, context: Context, reply: Reply, place: Place): string | undefined {
  const values = [...place.parents, reply.body].map((parent) => placesOf(parent, name)[0]?.value)
  const own = values.find(isSingle)
  if (own !== undefined) return String(own)
  const settings = context.settings ?? {}
  return Object.hasOwn(settings, name) ? settings[name] : undefined
}
