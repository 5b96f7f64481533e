/** Random valid values of any parameter: the mix behind `--examples`. */
import * as fc from 'fast-check'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'
import { seedFor } from './draw.ts'
import { validIntegers } from './integer.ts'
import { listOf } from './list.ts'
import { lengthsWithin, randomText } from './random-text.ts'
import { subjectOf } from './subject.ts'
import { isReference, isTyped } from './terms.ts'
import type { Terms } from './terms.ts'
import { validValue } from './valid.ts'

/**
 * Values that satisfy all constraints, nested ones too. With `place`, the number of the example, texts walk through
 * all their lengths: as many examples as there are lengths reach each of them once.
 */
export function randomValid(parameter: Parameter, terms: Terms, place?: number): fc.Arbitrary<Json> {
  if (isReference(parameter) || parameter.values !== undefined) return validValue(parameter, terms)
  switch (parameter.type) {
    case 'string':
      return randomString(parameter, terms, place)
    case 'integer':
      return randomInteger(parameter)
    case 'boolean':
      return fc.boolean()
    case 'array':
      return randomList(parameter, terms, place)
    case 'object':
      return randomObject(parameter, terms, place)
  }
}

function randomString(parameter: Parameter, terms: Terms, place: number | undefined): fc.Arbitrary<Json> {
  const subject = subjectOf(parameter, terms)
  if (subject.charset.kind === 'plain') return validValue(parameter, terms)
  const [min, max] = lengthsWithin(subject)
  const length =
    place === undefined ? undefined : stepThrough(min, max, place, seedFor(terms.seed ?? 0, parameter.path))
  return randomText(subject, length) ?? validValue(parameter, terms)
}

/** Walks through all whole numbers from `min` to `max` in a mixed order; each comes once before any comes again. */
export function stepThrough(min: number, max: number, place: number, offset: number): number {
  const count = max - min + 1
  let stride = Math.max(1, Math.round(count * 0.618))
  while (gcd(stride, count) !== 1) stride += 1
  return min + (((((place % count) * (stride % count) + (Math.abs(offset) % count)) % count) + count) % count)
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

function randomInteger(parameter: Parameter): fc.Arbitrary<number> {
  const { min, max } = parameter.range ?? {}
  const ends = [min, max].filter((end) => end !== undefined)
  const inside = validIntegers(parameter)
  return ends.length === 0
    ? inside
    : fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(...ends) })
}

/** Mostly a few items; lists at their maximum are among the valid classes. */
function randomList(parameter: Parameter, terms: Terms, place: number | undefined): fc.Arbitrary<Json> {
  const { items, maxItems = 5 } = parameter
  if (items === undefined) return fc.constant([])
  const least = isTyped(parameter, terms) ? 0 : Math.min(1, maxItems)
  return fc
    .integer({ min: least, max: Math.min(maxItems, 5) })
    .chain((length) => listOf(randomValid(items, terms, place), length))
}

function randomObject({ properties = [] }: Parameter, terms: Terms, place: number | undefined): fc.Arbitrary<Json> {
  const model = Object.fromEntries(properties.map((property) => [property.name, randomValid(property, terms, place)]))
  const requiredKeys = properties.filter((property) => property.required).map((property) => property.name)
  if (requiredKeys.length > 0 || properties.length === 0)
    return fc.record(model, { requiredKeys, noNullPrototype: true })
  // Whether an object with nothing in it will do is rarely written down.
  return fc
    .constantFrom(...properties.map(({ name }) => name))
    .chain((name) => fc.record(model, { requiredKeys: [name], noNullPrototype: true }))
}
