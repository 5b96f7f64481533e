/** Reads the documents that a spec cites, and citations. */
import type { Citation, Source } from '../spec.ts'
import { eachOf, entriesOf, entry, nameOf, present, textOf, textsOf, type Node } from './node.ts'
import type { Report } from './report.ts'

export function readSources(node: Node | undefined, report: Report): Readonly<Record<string, Source>> {
  return Object.fromEntries(entriesOf(node).map(([id, source]) => [id, readSource(source, report)]))
}

function readSource(node: Node, report: Report): Source {
  const sections = entriesOf(entry(node, 'sections')).map(([id, section]) => [
    id,
    {
      title: textOf(entry(section, 'title')) ?? '',
      rows: readRows(entry(section, 'rows'), report),
    },
  ])
  return {
    title: textOf(entry(node, 'title')) ?? '',
    language: textOf(entry(node, 'language')) ?? '',
    ...present({ publisher: textOf(entry(node, 'publisher')), date: textOf(entry(node, 'date')) }),
    sections: Object.fromEntries(sections),
    at: node.keyAt,
  }
}

function readRows(node: Node | undefined, report: Report): readonly string[] {
  const seen = new Set<string>()
  for (const item of eachOf(node)) {
    const row = nameOf(item)
    if (row === undefined) continue
    if (seen.has(row)) report('duplicate', item.at, `the row \`${row}\` is listed twice`)
    seen.add(row)
  }
  return [...seen]
}

/** Stands in for citations of a wrong shape, which has been reported. */
const unread: readonly Citation[] = ['']

/** The citations of a node; what has none takes those of what it is part of. */
export function readCitations(node: Node | undefined, inherited: readonly Citation[] = []): readonly Citation[] {
  if (node !== undefined && textsOf(node).length === 0) return unread
  const own = textsOf(node)
  return own.length > 0 ? own : inherited
}
