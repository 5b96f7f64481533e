/**
 * YAML text to nodes with places. Takes maps, lists and plain scalars; refuses what a spec has no use for: tags,
 * several documents, keys that are no text, keys written twice, aliases that blow the text up.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Json } from '../json.ts'
import { boundedTokens } from './depth.ts'
import { mostNodes } from './limits.ts'
import type { Node } from './node.ts'
import { locator, type Locate } from './position.ts'
import type { Report } from './report.ts'

const mostSyntaxProblems = 50

type Sized = { readonly node: Node; readonly size: number }
type Walk = {
  readonly locate: Locate
  readonly report: Report
  readonly anchors: Map<string, Sized | 'open'>
  size: number
  isBomb: boolean
}
type Ranged = { readonly range?: readonly [number, number, number] | null | undefined }

const options = {
  uniqueKeys: false,
  prettyErrors: false,
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const

/** Reads the text; undefined, with problems, when it is empty or no YAML. */
export function nodeFromYaml(text: string, file: string, report: Report): Node | undefined {
  const locate = locator(file, text)
  const tokens = boundedTokens(text, locate, report)
  if (tokens === undefined) return undefined
  const [document, second] = withoutTraces(() => [...new Composer(options).compose(tokens, true, text.length)])
  const faults = document === undefined ? [] : [...document.errors, ...document.warnings]
  for (const fault of faults.slice(0, mostSyntaxProblems)) {
    report('yaml-syntax', locate(fault.pos[0], fault.pos[1]), syntaxMessage(fault.message))
  }
  if (second !== undefined)
    report('yaml-syntax', locate(second.range[0]), 'a second document begins here', 'one file holds one')
  if (faults.length > 0 || second !== undefined) return undefined
  const contents: unknown = document?.contents
  if (contents === null || contents === undefined || (isScalar(contents) && contents.value === null)) {
    report('empty', locate(0), 'the file is empty', 'begin with `assay: 1`')
    return undefined
  }
  const walk: Walk = { locate, report, anchors: new Map(), size: 0, isBomb: false }
  const root = convert(contents, walk)
  return walk.isBomb ? undefined : root.node
}

/** The parser makes an Error of each fault; a trace for each would cost five times the parsing. */
function withoutTraces<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = limit
  }
}

function syntaxMessage(message: string): string {
  const line = message.split('\n', 1)[0] ?? message
  return line.charAt(0).toLowerCase() + line.slice(1)
}

function convert(value: unknown, walk: Walk, keyAt?: Node['at']): Sized {
  const before = walk.size
  walk.size += 1
  if (isAlias(value)) return resolve(value.source, placeOf(value, walk), walk, keyAt)
  const anchor = isMap(value) || isSeq(value) || isScalar(value) ? value.anchor : undefined
  if (anchor !== undefined) walk.anchors.set(anchor, 'open')
  const node = build(value, walk, keyAt)
  const sized = { node, size: walk.size - before }
  if (anchor !== undefined) walk.anchors.set(anchor, sized)
  return sized
}

function build(value: unknown, walk: Walk, keyAt: Node['at'] | undefined): Node {
  if (isMap(value)) return mapNode(value, walk, keyAt)
  if (isSeq(value)) return listNode(value, walk, keyAt)
  const at = isScalar(value) ? placeOf(value, walk) : (keyAt ?? walk.locate(0))
  return {
    value: isScalar(value) ? scalarValue(value) : null,
    at,
    keyAt: keyAt ?? at,
    entries: new Map(),
    items: [],
  }
}

/** An alias shares the node that it stands for, but counts its whole size: expansion is what a bomb is made of. */
function resolve(name: string, at: Node['at'], walk: Walk, keyAt: Node['at'] | undefined): Sized {
  const target = walk.anchors.get(name)
  const missing: Node = { value: null, at, keyAt: keyAt ?? at, entries: new Map(), items: [] }
  if (target === undefined || target === 'open') {
    walk.report('unknown-alias', at, `the alias \`*${name}\` stands for nothing that is complete before it`)
    return { node: missing, size: 1 }
  }
  walk.size += target.size
  if (walk.size > mostNodes && !walk.isBomb) {
    walk.isBomb = true
    walk.report(
      'alias-bomb',
      at,
      `with its aliases written out, the file holds more than ${mostNodes} values`,
      'write the values out, or drop the alias',
    )
  }
  return { node: { ...target.node, at, keyAt: keyAt ?? at }, size: target.size + 1 }
}

function mapNode(map: YAMLMap, walk: Walk, keyAt: Node['at'] | undefined): Node {
  const entries = new Map<string, Node>()
  for (const pair of map.items) {
    const key = keyOf(pair, walk)
    if (key === undefined) continue
    const node = convert(pair.value, walk, key.at).node
    if (entries.has(key.name)) {
      const first = entries.get(key.name)?.keyAt.line
      walk.report(
        'duplicate-key',
        key.at,
        `\`${key.name}\` is written twice in one map`,
        `it stands in line ${first} too`,
      )
    } else entries.set(key.name, node)
  }
  const at = placeOf(map, walk)
  // fromEntries defines properties, so `__proto__` becomes an ordinary key.
  const value: Json = Object.fromEntries([...entries].map(([name, node]) => [name, node.value]))
  return { value, at, keyAt: keyAt ?? at, entries, items: [] }
}

function listNode(list: YAMLSeq, walk: Walk, keyAt: Node['at'] | undefined): Node {
  const items = list.items.map((item) => convert(item, walk).node)
  const at = placeOf(list, walk)
  return {
    value: items.map((item) => item.value),
    at,
    keyAt: keyAt ?? at,
    entries: new Map(),
    items,
  }
}

function keyOf(pair: Pair, walk: Walk): { readonly name: string; readonly at: Node['at'] } | undefined {
  const key: unknown = pair.key
  if (isScalar(key)) {
    const value = scalarValue(key)
    return {
      name: typeof value === 'string' ? value : (key.source ?? JSON.stringify(value)),
      at: placeOf(key, walk),
    }
  }
  walk.report('wrong-type', placeOf(key, walk), 'a key must be text')
  return undefined
}

/** What JSON has no word for (infinity, a date of YAML 1.1) stays the text that was written. */
function scalarValue(scalar: Scalar): Json {
  const value: unknown = scalar.value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return scalar.source ?? ''
}

function placeOf(node: unknown, walk: Walk): Node['at'] {
  const range = isRanged(node) ? node.range : undefined
  return range === undefined || range === null ? walk.locate(0) : walk.locate(range[0], range[1])
}

function isRanged(node: unknown): node is Ranged {
  return typeof node === 'object' && node !== null && 'range' in node
}
