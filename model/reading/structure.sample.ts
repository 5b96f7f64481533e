/**
 * Damages what a file says rather than how it is spelled: values swapped, dropped, written twice, of other types, from the
 * future, nested without measure, multiplied by aliases. Works on YAML and on JSON, which stays JSON for the most part.
 */
import { isCollection, isMap, isNode, parseDocument, visit } from 'yaml'
import type { Draw } from './mutation.sample.ts'

type Span = { readonly start: number; readonly end: number }
/** A value of the text; `key` where it has one; `flow` where it stands in brackets. */
type Part = Span & { readonly json: string; readonly key?: Span; readonly flow: boolean }
type Edit = Span & { readonly by: string }
type Change = (text: string, parts: readonly Part[], draw: Draw) => readonly Edit[]

const keys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'a/b~c',
  '\u0000',
  '\ud800',
  'k'.repeat(3000),
]
const values = [
  '999',
  '-1',
  '1.5',
  '1e999',
  '9007199254740993',
  'true',
  'null',
  '""',
  '[]',
  '{}',
  '[null]',
  '"2099-13-45"',
  '"\\u0000"',
  '"\\ud800"',
  '"(a+)+$"',
  '"../../etc/passwd"',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{}}}',
]
const nests: readonly ((depth: number) => string)[] = [
  (depth) => '['.repeat(depth) + ']'.repeat(depth),
  (depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
  (depth) => '[{"type":"object","properties":{"a":'.repeat(depth) + '1' + '}}]'.repeat(depth),
]

const changes: readonly Change[] = [
  (_, parts, draw) => {
    const [left, right] = [pick(parts, draw), pick(parts, draw)]
    return [put(left, right.json), put(right, left.json)]
  },
  (text, parts, draw) => [{ ...wholeOf(pick(parts, draw), text), by: '' }],
  (text, parts, draw) => [twice(text, pick(parts, draw))],
  (_, parts, draw) => [put(pick(parts, draw), values[draw(values.length)] ?? '')],
  (_, parts, draw) => [put(pick(parts, draw), values[draw(values.length)] ?? '')],
  (_, parts, draw) => {
    const part = pick(parts, draw)
    return [put(part, draw(2) === 0 ? `[${part.json}]` : `{"value":${part.json}}`)]
  },
  (_, parts, draw) => {
    const { key } = pick(parts, draw)
    return key === undefined ? [] : [{ ...key, by: JSON.stringify(keys[draw(keys.length)] ?? '') }]
  },
  (_, parts, draw) => [
    put(pick(parts, draw), nests[draw(nests.length)]?.(1 + draw(draw(4) === 0 ? 20_000 : 80)) ?? ''),
  ],
  (text, _, draw) => {
    const found = /^[{\s]*"?assay"?:\s*(1)\b/dm.exec(text)?.indices?.[1]
    return found === undefined ? [] : [{ start: found[0], end: found[1], by: String([2, 999, 1.5, -1][draw(4)]) }]
  },
]

/** For YAML alone. */
const aliases: readonly Change[] = [
  (_, parts, draw) => [put(pick(parts, draw), bomb(2 + draw(8), 2 + draw(9)))],
  (_, parts, draw) => {
    const [first, second] = [pick(parts, draw), pick(parts, draw)].toSorted((a, b) => a.start - b.start)
    if (first === undefined || second === undefined) return []
    return [put(first, `&x ${first.json}`), put(second, '*x')]
  },
  (_, parts, draw) => [put(pick(parts, draw), '&x [*x, *x]')],
]

/** Prepares a text once; what it gives makes one to three changes, and keeps all else as it was. */
export function restructured(text: string): (text: string, draw: Draw) => string {
  const parts = partsOf(text)
  const all = /^\s*[{[]/.test(text) ? changes : [...changes, ...aliases]
  return (_, draw) => {
    const edits: Edit[] = []
    for (let round = draw(3); round >= 0; round -= 1)
      for (const edit of all[draw(all.length)]?.(text, parts, draw) ?? [])
        if (edits.every(({ start, end }) => edit.end <= start || edit.start >= end)) edits.push(edit)
    return edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((result, { start, end, by }) => result.slice(0, start) + by + result.slice(end), text)
  }
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  const document = parseDocument(text)
  visit(document, {
    Node(position, node, path) {
      const above = path.at(-1)
      const span = trimmed(text, node.range)
      if (span === undefined || position === 'key' || position === null) return
      const holder = path.findLast(isCollection)
      const key =
        typeof above === 'object' && 'key' in above && isNode(above.key) ? trimmed(text, above.key.range) : undefined
      const json = JSON.stringify(node.toJS(document))
      parts.push({ ...span, json, flow: holder?.flow === true, ...(key === undefined ? {} : { key }) })
    },
  })
  if (parts.length < 10 || !isMap(document.contents)) throw new Error('the text has hardly any structure')
  return parts
}

/** Blocks end behind their last line break. */
function trimmed(text: string, range: readonly number[] | null | undefined): Span | undefined {
  const [start, end] = range ?? []
  if (start === undefined || end === undefined) return undefined
  return { start, end: start + text.slice(start, end).trimEnd().length }
}

function pick(parts: readonly Part[], draw: Draw): Part {
  const part = parts[draw(parts.length)]
  if (part === undefined) throw new Error('there is nothing to pick from')
  return part
}

function put({ start, end }: Span, by: string): Edit {
  return { start, end, by }
}

/** With its key, and with the comma behind or before it. */
function wholeOf({ start, end, key, flow }: Part, text: string): Span {
  const from = key?.start ?? start
  if (!flow) return { start: from, end }
  const behind = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0
  const before = behind > 0 ? 0 : (/,\s*$/.exec(text.slice(Math.max(0, from - 200), from))?.[0].length ?? 0)
  return { start: from - before, end: end + behind }
}

function twice(text: string, { start, end, key, flow }: Part): Edit {
  const from = key?.start ?? start
  const column = from - (text.lastIndexOf('\n', from - 1) + 1)
  const between = flow ? ', ' : `\n${' '.repeat(column)}`
  return { start: end, end, by: between + text.slice(from, end) }
}

/** A map of lists of aliases, each level so many times as large as the one before. */
function bomb(levels: number, times: number): string {
  const rows = Array.from({ length: levels }, (_, at) => {
    const items = Array.from({ length: times }, () => (at === 0 ? 'x' : `*b${at - 1}`))
    return `l${at}: &b${at} [${items.join(', ')}]`
  })
  return `{ ${rows.join(', ')} }`
}
