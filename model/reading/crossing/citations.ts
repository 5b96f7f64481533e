/** Every citation must name a row that its source lists, and every promise must have one. */
import { flatParameters } from '../../clauses/parameters.ts'
import type { SourceRef } from '../../problem.ts'
import type { Citation, Source, Spec } from '../../spec.ts'
import { eachOf, entriesOf, entry, textOf, type Node } from '../node.ts'
import type { Report } from '../report.ts'
import { everyField } from './fields.ts'
import { hintFor } from './names.ts'

/** Keys whose entries have names of the author's choice. */
const named = new Set(['operations', 'parameters', 'properties', 'fields', 'errors', 'open', 'promises', 'disputed'])
const parts = new Set([
  'limits',
  'rate',
  'billing',
  'quota',
  'body',
  'resource',
  'success',
  'items',
  'common',
  'readings',
  'untestable',
])

export function checkCitations(spec: Spec, root: Node, report: Report): void {
  const rows = new Map<string, ReadonlySet<string>>()
  for (const [source, { sections }] of Object.entries(spec.sources)) {
    for (const [section, listed] of Object.entries(sections)) rows.set(`${source}#${section}`, new Set(listed.rows))
  }
  for (const node of citationNodes(root)) checkCitation(node, { sources: spec.sources, rows }, report)
  checkUncited(spec, report)
}

function citationNodes(node: Node): readonly Node[] {
  const own = [...leaves(entry(node, 'cite')), ...leaves(entry(node, 'rows'))]
  const inner = entriesOf(node).flatMap(([key, child]) => {
    if (named.has(key)) return entriesOf(child).map(([, value]) => value)
    return parts.has(key) ? (Array.isArray(child.value) ? eachOf(child) : [child]) : []
  })
  return [...own, ...inner.flatMap(citationNodes)]
}

function leaves(node: Node | undefined): readonly Node[] {
  if (node === undefined) return []
  const inner = [...node.items, ...node.entries.values()]
  return inner.length === 0 ? [node] : inner.flatMap(leaves)
}

type Known = {
  readonly sources: Readonly<Record<string, Source>>
  /** By `source#section`. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>
}

function checkCitation(node: Node, { sources, rows }: Known, report: Report): void {
  const [, source, section, row] = /^([^#\s]+)#([^/\s]+)\/(.+)$/.exec(textOf(node) ?? '') ?? []
  if (source === undefined || section === undefined || row === undefined) return
  if (!Object.hasOwn(sources, source)) {
    report('unknown-source', node.at, `the source \`${source}\` is not declared`, () =>
      hintFor(source, Object.keys(sources)),
    )
    return
  }
  const sections = sources[source]?.sections ?? {}
  if (!Object.hasOwn(sections, section)) {
    report('unknown-section', node.at, `the source \`${source}\` has no section \`${section}\``, () =>
      hintFor(section, Object.keys(sections)),
    )
    return
  }
  const listed = rows.get(`${source}#${section}`) ?? new Set()
  if (!listed.has(row)) {
    report('unknown-row', node.at, `the section \`${source}#${section}\` has no row \`${row}\``, () =>
      hintFor(row, [...listed]),
    )
  }
}

/** A check that stands in no document is not Assay's to make. */
function checkUncited(spec: Spec, report: Report): void {
  const tell = (what: string, at: SourceRef, cite: readonly Citation[]) => {
    if (cite.length === 0) report('uncited', at, `${what} cites no source`, 'add `cite: source#section/row`')
  }
  for (const operation of spec.operations) {
    tell(`the success of \`${operation.name}\``, operation.success.at, operation.success.cite)
    for (const parameter of flatParameters(operation.parameters)) {
      tell(`the parameter \`${parameter.path}\``, parameter.at, Object.values(parameter.cite).flat())
    }
    for (const field of everyField(operation.success.fields))
      tell(`the response field \`${field.path}\``, field.at, field.cite)
    for (const error of operation.errors) tell(`the error \`${error.name}\``, error.at, error.cite)
  }
  for (const error of spec.errors) tell(`the error \`${error.name}\``, error.at, error.cite)
}
