/** How large a value is, in each of the ways that a server may count, and what it is made of. */
import { isObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'

export type Measure = {
  /** Code points of a text, items of a list, keys of an object; 0 for the rest. */
  readonly length: number
  /** UTF-16 units. */
  readonly utf16: number
  /** UTF-8 bytes. */
  readonly bytes: number
  /** Kinds of characters, sorted: `lower`, `upper`, `digit`, `han`, `blank`, `punctuation`, `control`, `other`. */
  readonly classes: readonly string[]
}

const encoder = new TextEncoder()

/** Counts code points; a lone surrogate counts as one. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Counts UTF-8 bytes; a lone surrogate counts as three, as its replacement character does. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).length
}

/** Names the kind of one character. */
export function characterClass(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (/^[a-z]$/.test(character)) return 'lower'
  if (/^[A-Z]$/.test(character)) return 'upper'
  if (/^[0-9]$/.test(character)) return 'digit'
  if (code >= 0x4e00 && code <= 0x9fa5) return 'han'
  if (code < 0x20 || code === 0x7f) return 'control'
  if (code === 0x20) return 'blank'
  return code < 0x7f ? 'punctuation' : 'other'
}

/** Measures a value, for statements of what a run covered. */
export function measure(value: Json): Measure {
  if (typeof value === 'string') {
    const classes = new Set(Array.from(value, characterClass))
    return { length: codePoints(value), utf16: value.length, bytes: utf8Bytes(value), classes: [...classes].toSorted() }
  }
  const text = JSON.stringify(value)
  const length = Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0
  return { length, utf16: text.length, bytes: utf8Bytes(text), classes: [] }
}

/** The 95 % upper bound on a failure rate after `n` cases without a failure: about 3/n, exactly 1 − 0.05^(1/n). */
export function bound(n: number): number {
  return n <= 0 ? 1 : 1 - 0.05 ** (1 / n)
}
