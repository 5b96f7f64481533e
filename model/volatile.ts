/**
 * Behaviour without what changes from call to call: ids, times, hosts, nonces and the values that were sent.
 *
 * They are recognised by their form, never by a list of fields to ignore, so that a new field is not hidden by an
 * old list. What is left is compared between runs (drift) and hashed (waivers).
 */
import { isObject } from './json.ts'
import type { Json } from './json.ts'

/** In this order: an earlier form may contain a later one. */
const MESSAGE_FORMS: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bhttps?:\/\/[^\s"'<>]+/gi, '{url}'],
  [/[^\s%]*%[0-9A-F]{2}[^\s%]*(?:%[0-9A-F]{2}[^\s%]*){2,}/gi, '{encoded}'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '{uuid}'],
  [/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?Z|[+-]\d{2}:?\d{2})?/g, '{time}'],
  [/\b\d{8}T\d{6}Z\b/g, '{time}'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT\b/g, '{time}'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{16,}\b/gi, '{hex}'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '{host}'],
  [/\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){2,}[a-z]{2,}(?::\d+)?\b/gi, '{host}'],
  [/\blocalhost(?::\d+)?\b/gi, '{host}'],
  [/\b\d{5,}\b/g, '{number}'],
  [/(?<![\w+/=])(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])[\w+/]{24,}={0,2}/g, '{token}'],
]

const TEXT_FORMS: readonly (readonly [form: RegExp, name: string])[] = [
  [/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/, 'uuid-upper'],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'uuid'],
  [/^[0-9a-f]{32}$/, 'hex-32'],
  [/^[0-9a-f]{40}$/, 'hex-40'],
  [/^[0-9a-f]{64}$/, 'hex-64'],
  [/^1\d{12}$/, 'epoch-ms'],
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/, 'iso-utc'],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[+-]\d{2}:?\d{2})?$/, 'iso-local'],
  [/^https?:\/\/\S+$/i, 'url'],
  [/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){2,}[a-z]{2,}(?::\d+)?$/, 'host'],
]

/** Forms that a text which a person or a generator chose may have by chance; no chosen text looks like a hash or a UUID. */
const LOOSE_FORMS = new Set(['url', 'host'])

/** Fields that hold one word of a closed set go by such names; their value is behaviour, not content. */
const CONSTANT_FIELD = /(?:status|state|type|mode|kind|class|level|edition)$/i
const CONSTANT = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/

/** Headers that say something about this one delivery only. */
const VOLATILE_HEADERS = new Set([
  'age',
  'connection',
  'content-length',
  'date',
  'etag',
  'expires',
  'keep-alive',
  'transfer-encoding',
])
const VALUED_HEADERS = new Set(['content-type'])

/**
 * Replaces what is volatile in a message by its type in braces: `{sent}`, `{uuid}`, `{time}`, `{host}` …
 *
 * @param text message of a reply
 * @param sent input of the request; its strings and numbers, at any depth, become `{sent}`
 */
export function normaliseMessage(text: string, sent: Json): string {
  const values = [...new Set(leavesOf(sent))].toSorted((a, b) => b.length - a.length)
  let result = text
  for (const value of values) result = replaceSent(result, value)
  for (const [form, name] of MESSAGE_FORMS) result = result.replace(form, name)
  return result
}

/** A short value could be a word of the sentence: it must stand in quotes, a longer one only on its own. */
function replaceSent(text: string, value: string): string {
  const size = [...value].length
  if (size === 0) return text
  const literal = escapePattern(value)
  if (size >= 8) return text.replace(new RegExp(literal, 'g'), '{sent}')
  if (size >= 4) return text.replace(new RegExp(`(?<![A-Za-z0-9_])${literal}(?![A-Za-z0-9_])`, 'g'), '{sent}')
  return text.replace(new RegExp(`(?<=["'\`<[(]|: ?)${literal}(?=["'\`>\\])]|[.!]?$)`, 'g'), '{sent}')
}

function escapePattern(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

function leavesOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (isObject(value)) return Object.values(value).flatMap(leavesOf)
  return []
}

/**
 * Lists the paths of a body with their types, sorted: `group.id: hex-32`, `Data: array`, `Data[].GroupId: string`.
 *
 * The length of a list does not count and the types of its items merge (`null|string`). An empty list has no
 * `[]` paths, and a comparison must not take that for a lost field: see `shapeChanges` in reports/drift.
 *
 * @param sent a string that came from the request is a plain `string`, unless it has the form of an id or a time: then
 *   the request had it from an earlier reply
 */
export function shapeOf(body: Json, sent: Json = null): readonly string[] {
  const types = new Map<string, Set<string>>()
  visit(body, '', { types, sent: new Set(leavesOf(sent)) })
  return [...types].map(([path, names]) => `${path === '' ? '$' : path}: ${[...names].toSorted().join('|')}`).toSorted()
}

type Shape = { readonly types: Map<string, Set<string>>; readonly sent: ReadonlySet<string> }

function visit(value: Json, path: string, shape: Shape): void {
  const names = shape.types.get(path) ?? new Set<string>()
  shape.types.set(path, names.add(typeName(value, path, shape.sent)))
  if (Array.isArray(value)) {
    for (const item of value) visit(item, `${path}[]`, shape)
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`, shape)
  }
}

function typeName(value: Json, path: string, sent: ReadonlySet<string>): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'string') return textType(value, path, sent)
  if (typeof value === 'number') return numberType(value)
  return typeof value
}

function numberType(value: number): string {
  if (!Number.isInteger(value)) return 'number'
  return value >= 1e12 && value < 2e12 ? 'epoch-ms' : 'integer'
}

function textType(value: string, path: string, sent: ReadonlySet<string>): string {
  const form = TEXT_FORMS.find(([pattern]) => pattern.test(value))?.[1]
  if (form !== undefined && !(sent.has(value) && LOOSE_FORMS.has(form))) return form
  if (sent.has(value)) return 'string'
  return CONSTANT_FIELD.test(path) && CONSTANT.test(value) ? `"${value}"` : 'string'
}

/** Names the headers of a reply, sorted, those of one delivery apart; `content-type` comes with its value. */
export function headersOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !VOLATILE_HEADERS.has(name))
    .map(([name, value]) =>
      VALUED_HEADERS.has(name) ? `${name}: ${value.toLowerCase().replace(/\s*;\s*/g, '; ')}` : name,
    )
    .toSorted()
}
