/**
 * Tells which constraints a value breaks, by a road of its own: plain loops over code points, straight from the
 * meaning of each constraint. It shares no code with the generators, so that one mistake does not hide another.
 *
 * It serves tests and the check of requests as serialised; no case is made or judged by it.
 */
import { isObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import type { CharacterClass, Parameter } from '../model/spec.ts'
import { absent } from './absent.ts'
import type { Given } from './absent.ts'

type Reading = { readonly typed: boolean }

/**
 * The broken constraints as `<path>.<constraint>`, such as `Tag[].Key.length.max`, each once; empty when all hold.
 * A required value that is empty or blank breaks `required` alone, unless only its minimal length speaks against it.
 */
export function brokenConstraints(parameter: Parameter, value: Given, reading: Reading): readonly string[] {
  if (typeof value === 'symbol') return parameter.required ? [`${parameter.path}.required`] : []
  if (value === null && parameter.nullable) return []
  const typed = reading.typed && parameter.in === 'body'
  if (value === null && typed && parameter.required) return [`${parameter.path}.required`]
  if (isObject(value) && ('$live' in value || '$setting' in value)) return []
  if (typeof value === 'string' && isAsGoodAsAbsent(parameter, value, typed)) return [`${parameter.path}.required`]
  const own = ownBroken(parameter, value, typed).map((constraint) => `${parameter.path}.${constraint}`)
  return [...new Set([...own, ...nestedBroken(parameter, value, reading)])]
}

function isAsGoodAsAbsent(parameter: Parameter, text: string, typed: boolean): boolean {
  for (const character of text) if (character !== ' ') return false
  if (!parameter.required) return false
  const broken =
    textBroken(parameter, text).length + (parameter.values !== undefined && !isListed(parameter.values, text) ? 1 : 0)
  if (text !== '') return broken > 0
  if (typed) return broken > 1
  return !(broken === 1 && parameter.length?.min === 1)
}

function ownBroken(parameter: Parameter, value: Json, typed: boolean): readonly string[] {
  if (parameter.values !== undefined) {
    const listed = isListed(parameter.values, value) ? [] : ['values']
    return typeof value === 'string'
      ? [...listed, ...textBroken(parameter, value)]
      : [...listed, ...rangeBroken(parameter, value)]
  }
  if (!hasType(parameter, value, typed)) return ['type']
  if (typeof value === 'string' && parameter.type === 'string') return textBroken(parameter, value)
  if (Array.isArray(value))
    return parameter.maxItems !== undefined && value.length > parameter.maxItems ? ['items.max'] : []
  return rangeBroken(parameter, value)
}

function isListed(values: readonly Json[], value: Json): boolean {
  for (const listed of values) if (JSON.stringify(listed) === JSON.stringify(value)) return true
  return false
}

function hasType(parameter: Parameter, value: Json, typed: boolean): boolean {
  switch (parameter.type) {
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean' || (!typed && (value === 'true' || value === 'false'))
    case 'integer':
      return wholeNumber(value, typed) !== undefined
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
  }
}

/** On an untyped wire a number is a text of digits. */
function wholeNumber(value: Json, typed: boolean): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined
  if (typed || typeof value !== 'string' || value === '') return undefined
  const digits = value.startsWith('-') ? value.slice(1) : value
  for (const character of digits) if (character < '0' || character > '9') return undefined
  return digits === '' ? undefined : Number(value)
}

function rangeBroken({ range }: Parameter, value: Json): readonly string[] {
  const number = wholeNumber(value, false)
  if (range === undefined || number === undefined) return []
  const broken: string[] = []
  if (range.min !== undefined && number < range.min) broken.push('range.min')
  if (range.max !== undefined && number > range.max) broken.push('range.max')
  return broken
}

function textBroken(parameter: Parameter, text: string): readonly string[] {
  const points: number[] = []
  for (const character of text) points.push(character.codePointAt(0) ?? 0)
  const { length, prefix, first, alphabet } = parameter
  const broken: string[] = []
  if (length?.min !== undefined && points.length < length.min) broken.push('length.min')
  if (length?.max !== undefined && points.length > length.max) broken.push('length.max')
  if (prefix !== undefined && !prefix.some((one) => text.slice(0, one.length) === one)) broken.push('prefix')
  if (first !== undefined && !(points[0] !== undefined && isOf(first, points[0]))) broken.push('first')
  if (alphabet !== undefined && points.some((point) => !isOf(alphabet, point))) broken.push('alphabet')
  return broken
}

function isOf(words: readonly CharacterClass[], point: number): boolean {
  const within = (low: number, high: number) => point >= low && point <= high
  for (const word of words) {
    if ((word === 'letter' || word === 'upper') && within(0x41, 0x5a)) return true
    if ((word === 'letter' || word === 'lower') && within(0x61, 0x7a)) return true
    if (word === 'digit' && within(0x30, 0x39)) return true
    if (word === 'han' && within(0x4e00, 0x9fa5)) return true
    if (['letter', 'upper', 'lower', 'digit', 'han'].includes(word)) continue
    for (const character of word) if (character.codePointAt(0) === point) return true
  }
  return false
}

function nestedBroken({ properties = [], items, type }: Parameter, value: Json, reading: Reading): readonly string[] {
  if (type === 'array' && Array.isArray(value) && items !== undefined)
    return value.flatMap((item) => brokenConstraints(items, item, reading))
  if (type !== 'object' || !isObject(value)) return []
  return properties.flatMap((property) =>
    brokenConstraints(property, value[property.name] ?? (property.name in value ? null : absent), reading),
  )
}
