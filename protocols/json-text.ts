/**
 * Reads JSON that a stranger wrote: bounded in depth, never throwing, and saying what is wrong with it.
 *
 * An object that repeats a key is read differently by different clients (RFC 8259, section 4), so it is told.
 * `__proto__` is a key like any other.
 */
import { isUtf8 } from 'node:buffer'
import { isObject, type Json } from '../model/json.ts'

/** Far above what any of the services nests, far below what would exhaust a stack. */
export const deepestNesting = 64

export type JsonReading =
  | { readonly kind: 'json'; readonly value: Json; readonly repeatsKey: boolean }
  | { readonly kind: 'unreadable'; readonly because: string }

/** Reads a JSON text (RFC 8259) in UTF-8; a byte order mark is skipped. */
export function readJson(bytes: Uint8Array): JsonReading {
  if (!isUtf8(bytes)) return { kind: 'unreadable', because: 'the body is not valid UTF-8' }
  return readJsonText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
}

/** As `readJson`, of what has been decoded. */
export function readJsonText(whole: string): JsonReading {
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole
  const { depth, colons } = measure(text)
  if (depth > deepestNesting)
    return { kind: 'unreadable', because: `the body nests deeper than ${deepestNesting} levels` }
  try {
    const value: Json = JSON.parse(text)
    return { kind: 'json', value, repeatsKey: membersOf(value) < colons }
  } catch {
    return { kind: 'unreadable', because: 'the body is not valid JSON' }
  }
}

/** Deepest nesting and number of colons, both outside of strings, in one pass. */
function measure(text: string): { readonly depth: number; readonly colons: number } {
  let depth = 0
  let deepest = 0
  let colons = 0
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at)
        break
      case 0x3a: // :
        colons += 1
        break
      case 0x5b: // [
      case 0x7b: // {
        depth += 1
        if (depth > deepest) deepest = depth
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1
        break
      default:
    }
  }
  return { depth: deepest, colons }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 0x5c) before -= 1
  return (at - before) % 2 === 0
}

function membersOf(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + membersOf(item), 0)
  if (!isObject(value)) return 0
  let count = 0
  for (const key of Object.keys(value)) count += 1 + membersOf(value[key] ?? null)
  return count
}
