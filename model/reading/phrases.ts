/** Phrases that messages about values share. */
import { didYouMean } from './nearest.ts'

/** That a value has another type than it must have, and what to change. */
export function wrongType(
  name: string,
  value: unknown,
  wanted: unknown,
): { readonly message: string; readonly hint: string | undefined } {
  const types = (Array.isArray(wanted) ? wanted : [wanted]).map(String)
  const names = types.map((type) => typeNames[type] ?? type).join(' or ')
  return {
    message: `${name} must be ${names}, not ${typeNames[typeOf(value)] ?? 'that'}`,
    hint: quoteHint(types, value),
  }
}

function quoteHint(types: readonly string[], value: unknown): string | undefined {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return 'put it in quotes'
  const isNumber = types.includes('integer') || types.includes('number')
  return isNumber && typeof value === 'string' && /^\d+$/.test(value) ? 'take away the quotes' : undefined
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'empty',
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The closest of the words that would do, or all of them. */
export function oneOf(word: string, words: readonly string[]): string {
  return didYouMean(word, words) ?? `it is one of ${words.map((known) => `\`${known}\``).join(', ')}`
}

/** `stateOfThings` as `state-of-things`. */
export function hyphenated(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** A value in backticks, cut where it is long. */
export function shown(value: unknown): string {
  return `\`${cut(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))}\``
}

export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
