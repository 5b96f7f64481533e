/** Lays a spec over the file that it extends. What the spec says wins; lists are joined, the common part first. */
import type { Json } from '../json.ts'
import { entry, eachOf, textOf, type Node } from './node.ts'
import type { Report } from './report.ts'

const merged = ['sources', 'settings', 'limits', 'errors', 'disputed']
const joined = ['envelopes', 'common', 'untestable']

/** One root node out of two. Reports what both declare but neither may change: a source, a dispute. */
export function layOver(base: Node, over: Node, report: Report): Node {
  const entries = new Map(base.entries)
  for (const [key, node] of over.entries) {
    const below = base.entries.get(key)
    if (below !== undefined && merged.includes(key)) entries.set(key, mergeMaps(key, below, node, report))
    else if (below !== undefined && joined.includes(key)) entries.set(key, joinLists(below, node))
    else entries.set(key, node)
  }
  return mapOf(over, entries)
}

function mergeMaps(key: string, below: Node, above: Node, report: Report): Node {
  const isFixed = key === 'sources' || key === 'disputed'
  for (const [name, node] of above.entries) {
    const other = below.entries.get(name)
    if (isFixed && other !== undefined) {
      report(
        'duplicate',
        node.keyAt,
        `\`${name}\` is declared under \`${key}\` of ${other.at.file} too`,
        'choose another name',
      )
    }
  }
  return mapOf(above, new Map([...below.entries, ...above.entries]))
}

function joinLists(below: Node, above: Node): Node {
  const own = eachOf(above)
  const names = new Set(own.map(identity))
  const items = [...eachOf(below).filter((item) => !names.has(identity(item)) || identity(item) === undefined), ...own]
  return { ...above, value: items.map((item) => item.value), items, entries: new Map() }
}

/** What makes two items of a list the same thing: an envelope's name, a promise with its scheme. */
function identity(item: Node): string | undefined {
  const promise = textOf(entry(item, 'promise'))
  return promise === undefined ? textOf(entry(item, 'name')) : `${promise} ${textOf(entry(item, 'scheme')) ?? ''}`
}

function mapOf(like: Node, entries: ReadonlyMap<string, Node>): Node {
  const value: Json = Object.fromEntries([...entries].map(([key, node]) => [key, node.value]))
  return { ...like, value, entries }
}
