/**
 * Short phrases for values that a finding tells of. They come from a server that may be hostile: they are cut,
 * control characters are escaped, and nothing is walked through, however deep it is.
 */
import type { Reply } from '../model/exchange.ts'
import { isSingle } from '../model/json.ts'

const longest = 120

/** A phrase for any value: `absent`, `"text"`, `5`, `null`, `an object`, `a list of 3`. */
export function phrase(value: unknown): string {
  if (value === undefined) return 'absent'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return quoted(value)
  return value === null || isSingle(value) ? String(value) : 'an object'
}

/** Text in double quotes, escaped as JSON does, at most 120 UTF-16 units of it. */
export function quoted(text: string): string {
  if (text.length <= longest) return JSON.stringify(text)
  return `${JSON.stringify(text.slice(0, longest))} and ${text.length - longest} more`
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? 'nothing'
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} or ${last}`
}

/** What a reply has for a body: why it could not be read, that there is none, or its kind. */
export function bodyPhrase(reply: Reply): string {
  if (reply.unreadable !== undefined && reply.unreadable !== '') return reply.unreadable.slice(0, longest)
  if (reply.format === 'empty' || reply.body === undefined)
    return reply.format === 'other' ? 'another format' : 'no body'
  return phrase(reply.body)
}
