/** Tells what is wrong with a value by the constraints of its parameter, for examples that stand in a spec. */
import { isObject, type Json } from '../json.ts'
import type { Parameter } from '../spec.ts'
import { isCharacterClass, isIn } from './characters.ts'

/** The first constraint that the value breaks, as a phrase (`it has 3 characters, fewer than 7`); undefined when it is good. */
export function faultIn(value: Json, parameter: Parameter): string | undefined {
  if (value === null) return parameter.nullable ? undefined : 'it is empty'
  switch (parameter.type) {
    case 'string':
      return typeof value === 'string'
        ? (textFault(value, parameter) ?? valuesFault(value, parameter))
        : 'it is no text'
    case 'integer':
      return Number.isSafeInteger(value)
        ? (rangeFault(Number(value), parameter) ?? valuesFault(value, parameter))
        : 'it is no whole number'
    case 'boolean':
      return typeof value === 'boolean' ? valuesFault(value, parameter) : 'it is neither true nor false'
    case 'array':
      return Array.isArray(value) ? listFault(value, parameter) : 'it is no list'
    case 'object':
      return isObject(value) ? objectFault(value, parameter) : 'it is no map'
  }
}

function textFault(text: string, parameter: Parameter): string | undefined {
  const { length, prefix, first, alphabet } = parameter
  const characters = [...text]
  const count = characters.length
  if (length?.min !== undefined && count < length.min) return `it has ${count} characters, fewer than ${length.min}`
  if (length?.max !== undefined && count > length.max) return `it has ${count} characters, more than ${length.max}`
  if (prefix !== undefined && !prefix.some((start) => text.startsWith(start))) {
    return `it does not begin with ${prefix.map((start) => `\`${start}\``).join(' or ')}`
  }
  const initial = characters[0]
  if (isKnown(first) && initial !== undefined && !isIn(first, initial)) return `it may not begin with \`${initial}\``
  const stray = isKnown(alphabet) ? characters.find((character) => !isIn(alphabet, character)) : undefined
  return stray === undefined ? undefined : `it holds \`${stray}\`, which is not in its alphabet`
}

/** An unknown class has been reported; what it would hold nobody can tell. */
function isKnown(allowed: Parameter['alphabet']): allowed is readonly string[] {
  return allowed !== undefined && allowed.every(isCharacterClass)
}

function rangeFault(number: number, { range }: Parameter): string | undefined {
  if (range?.min !== undefined && number < range.min) return `it is below ${range.min}`
  if (range?.max !== undefined && number > range.max) return `it is above ${range.max}`
  return undefined
}

function valuesFault(value: Json, { values }: Parameter): string | undefined {
  return values === undefined || values.includes(value) ? undefined : 'it is none of its `values`'
}

function listFault(list: readonly Json[], { items, maxItems }: Parameter): string | undefined {
  if (maxItems !== undefined && list.length > maxItems) return `it has ${list.length} items, more than ${maxItems}`
  if (items === undefined) return undefined
  return firstOf(list.map((item, index) => prefixed(`item ${index + 1}`, faultIn(item, items))))
}

function objectFault(object: { readonly [key: string]: Json }, { properties }: Parameter): string | undefined {
  if (properties === undefined) return undefined
  const known = new Set(properties.map((property) => property.name))
  const stray = Object.keys(object).find((key) => !known.has(key))
  if (stray !== undefined) return `it has \`${stray}\`, which is none of its properties`
  return firstOf(
    properties.map((property) => {
      if (!Object.hasOwn(object, property.name)) return property.required ? `it lacks \`${property.name}\`` : undefined
      return prefixed(`\`${property.name}\``, faultIn(object[property.name] ?? null, property))
    }),
  )
}

function prefixed(place: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `in ${place}, ${fault}`
}

function firstOf(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined)
}
