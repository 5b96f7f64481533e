/**
 * Finds places in a JSON text. JSON.parse is faster but does not say where things stand, so this goes over a text again
 * only when something is wrong with it. It is strict, bounded in depth, and keeps nothing but the places asked for.
 */
import type { SourceRef } from '../problem.ts'
import { deepestJson } from './limits.ts'
import { locator } from './position.ts'

/** Where a value stands, and its key if it has one. */
export type JsonPlace = { readonly at: SourceRef; readonly keyAt: SourceRef }

export type JsonPlaces =
  | { readonly places: ReadonlyMap<string, JsonPlace> }
  | { readonly at: SourceRef; readonly message: string }

type Span = readonly [start: number, end: number]
type Spans = { readonly value: Span; readonly key: Span | undefined }

/** `wanted` holds JSON Pointers with all that lie above them; `path` is undefined where none of them leads. */
type Cursor = {
  readonly text: string
  readonly wanted: ReadonlySet<string>
  readonly found: Map<string, Spans>
  at: number
}
type Place = { readonly path: string | undefined; readonly depth: number; readonly key?: Span }

/** Where and why a text is no JSON. Thrown inside this file only. */
class NotJson extends Error {
  override readonly name = 'NotJson'
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** Looks at brackets outside of texts only: what is deep enough to exhaust a stack is not even parsed. */
export function isShallow(text: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isText) {
      if (unit === 0x5c) at += 1
      else if (unit === 0x22) isText = false
    } else if (unit === 0x22) isText = true
    else if (unit === 0x5b || unit === 0x7b) depth += 1
    else if (unit === 0x5d || unit === 0x7d) depth -= 1
    if (depth > deepestJson) return false
  }
  return true
}

/** The places of some pointers and of what lies above them; or where the text stops being JSON. */
export function placesInJson(text: string, file: string, pointers: readonly string[]): JsonPlaces {
  const cursor: Cursor = { text, wanted: new Set(pointers.flatMap(upward)), found: new Map(), at: 0 }
  const locate = locator(file, text)
  try {
    readValue(cursor, { path: '', depth: 0 })
    skipBlanks(cursor)
    if (cursor.at < text.length) throw new NotJson(cursor.at, 'something follows the end of the value')
  } catch (error) {
    if (error instanceof NotJson) return { at: locate(error.offset), message: error.message }
    throw error
  }
  const places = [...cursor.found].map(([pointer, { value, key }]) => {
    const at = locate(...value)
    return [pointer, { at, keyAt: key === undefined ? at : locate(...key) }] as const
  })
  return { places: new Map(places) }
}

/** The pointer and all above it: `/a/b`, `/a` and the whole. */
export function upward(pointer: string): readonly string[] {
  const tokens = pointer.split('/')
  return tokens.map((_, index) => tokens.slice(0, tokens.length - index).join('/'))
}

function readValue(cursor: Cursor, { path, depth, key }: Place): void {
  skipBlanks(cursor)
  const start = cursor.at
  const first = cursor.text[start]
  if (first === '{' || first === '[') {
    if (depth >= deepestJson) throw new NotJson(start, `the nesting is deeper than ${deepestJson} levels`)
    if (first === '{') readObject(cursor, path, depth + 1)
    else readList(cursor, path, depth + 1)
  } else if (first === '"') readText(cursor)
  else readWord(cursor)
  if (path !== undefined) cursor.found.set(path, { value: [start, cursor.at], key })
}

function readObject(cursor: Cursor, path: string | undefined, depth: number): void {
  readEach(cursor, '}', () => {
    skipBlanks(cursor)
    const start = cursor.at
    if (cursor.text[start] !== '"') throw new NotJson(start, 'a key in double quotes is expected here')
    const name = readText(cursor)
    const key: Span = [start, cursor.at]
    skipBlanks(cursor)
    if (cursor.text[cursor.at] !== ':') throw new NotJson(cursor.at, 'a colon is expected here')
    cursor.at += 1
    readValue(cursor, { path: below(cursor, path, name), depth, key })
  })
}

function readList(cursor: Cursor, path: string | undefined, depth: number): void {
  let index = 0
  readEach(cursor, ']', () => {
    readValue(cursor, { path: path === undefined ? undefined : below(cursor, path, String(index)), depth })
    index += 1
  })
}

function below(cursor: Cursor, path: string | undefined, key: string): string | undefined {
  if (path === undefined) return undefined
  const pointer = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return cursor.wanted.has(pointer) ? pointer : undefined
}

/** The parts of a list or an object, from its opening to its closing mark. */
function readEach(cursor: Cursor, end: '}' | ']', read: () => void): void {
  cursor.at += 1
  skipBlanks(cursor)
  if (cursor.text[cursor.at] === end) {
    cursor.at += 1
    return
  }
  for (;;) {
    read()
    skipBlanks(cursor)
    const mark = cursor.text[cursor.at]
    if (mark !== ',' && mark !== end) throw new NotJson(cursor.at, `a comma or \`${end}\` is expected here`)
    cursor.at += 1
    if (mark === end) return
  }
}

function readText(cursor: Cursor): string {
  const start = cursor.at
  let at = start + 1
  while (at < cursor.text.length && cursor.text[at] !== '"') at += cursor.text[at] === '\\' ? 2 : 1
  if (at >= cursor.text.length) throw new NotJson(start, 'the text has no closing quote')
  cursor.at = at + 1
  const value = parsed(cursor.text.slice(start, at + 1))
  if (typeof value !== 'string') throw new NotJson(start, 'the text holds a control character or an unknown escape')
  return value
}

function readWord(cursor: Cursor): void {
  const pattern = /[^\s,:[\]{}"]+/y
  pattern.lastIndex = cursor.at
  const word = pattern.exec(cursor.text)?.[0] ?? ''
  if (word === '') throw new NotJson(cursor.at, 'a value is expected here')
  if (parsed(word) === undefined) throw new NotJson(cursor.at, 'this is no value of JSON')
  cursor.at += word.length
}

/** A single value by JSON.parse; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const unit = cursor.text.charCodeAt(cursor.at)
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
    cursor.at += 1
  }
}
