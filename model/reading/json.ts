/**
 * JSON text to nodes with places. JSON.parse is faster but does not say where things stand, so this reads a file
 * again only when something is wrong with it. Strict, and bounded in depth.
 */
import type { Json } from '../json.ts'
import type { SourceRef } from '../problem.ts'
import type { Node } from './node.ts'
import { locator, type Locate } from './position.ts'

export const deepestJson = 200

type Cursor = { readonly text: string; readonly locate: Locate; at: number; depth: number }

/** Where and why a text is no JSON. Thrown inside this file only. */
class NotJson extends Error {
  override readonly name = 'NotJson'
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

export type JsonReading = { readonly node: Node } | { readonly at: SourceRef; readonly message: string }

/** Reads the text as one JSON value. */
export function nodeFromJson(text: string, file: string): JsonReading {
  const cursor: Cursor = { text, locate: locator(file, text), at: 0, depth: 0 }
  try {
    const node = readValue(cursor)
    skipBlanks(cursor)
    if (cursor.at < text.length) throw new NotJson(cursor.at, 'something follows the end of the value')
    return { node }
  } catch (error) {
    if (error instanceof NotJson) return { at: cursor.locate(error.offset), message: error.message }
    throw error
  }
}

function readValue(cursor: Cursor, keyAt?: SourceRef): Node {
  skipBlanks(cursor)
  const start = cursor.at
  const first = cursor.text[start]
  if (first === '{' || first === '[') {
    cursor.depth += 1
    if (cursor.depth > deepestJson) throw new NotJson(start, `the nesting is deeper than ${deepestJson} levels`)
    const node = first === '{' ? readObject(cursor, keyAt) : readList(cursor, keyAt)
    cursor.depth -= 1
    return node
  }
  const value = first === '"' ? readText(cursor) : readWord(cursor)
  const at = cursor.locate(start, cursor.at)
  return { value, at, keyAt: keyAt ?? at, entries: new Map(), items: [] }
}

function readObject(cursor: Cursor, keyAt: SourceRef | undefined): Node {
  const start = cursor.at
  const entries = new Map<string, Node>()
  readEach(cursor, '}', () => {
    skipBlanks(cursor)
    const from = cursor.at
    if (cursor.text[from] !== '"') throw new NotJson(from, 'a key in double quotes is expected here')
    const key = readText(cursor)
    const place = cursor.locate(from, cursor.at)
    skipBlanks(cursor)
    if (cursor.text[cursor.at] !== ':') throw new NotJson(cursor.at, 'a colon is expected here')
    cursor.at += 1
    entries.set(key, readValue(cursor, place))
  })
  const at = cursor.locate(start, cursor.at)
  const value: Json = Object.fromEntries([...entries].map(([key, node]) => [key, node.value]))
  return { value, at, keyAt: keyAt ?? at, entries, items: [] }
}

function readList(cursor: Cursor, keyAt: SourceRef | undefined): Node {
  const start = cursor.at
  const items: Node[] = []
  readEach(cursor, ']', () => items.push(readValue(cursor)))
  const at = cursor.locate(start, cursor.at)
  return { value: items.map((item) => item.value), at, keyAt: keyAt ?? at, entries: new Map(), items }
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

function readWord(cursor: Cursor): Json {
  const pattern = /[^\s,:[\]{}"]+/y
  pattern.lastIndex = cursor.at
  const word = pattern.exec(cursor.text)?.[0] ?? ''
  const value = parsed(word)
  if (value === undefined)
    throw new NotJson(cursor.at, word === '' ? 'a value is expected here' : 'this is no value of JSON')
  cursor.at += word.length
  return value
}

/** A single value by JSON.parse; undefined when it is none. */
function parsed(text: string): string | number | boolean | null | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value
    return undefined
  } catch {
    return undefined
  }
}

function skipBlanks(cursor: Cursor): void {
  const blanks = /[ \t\n\r]*/y
  blanks.lastIndex = cursor.at
  cursor.at += blanks.exec(cursor.text)?.[0].length ?? 0
}
