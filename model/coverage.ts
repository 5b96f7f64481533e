/**
 * Walks the documents that a spec cites, row by row, and tells what covers each: a clause, a limit, an open question,
 * a dispute between documents, or the reason why it is not tested. A row that nothing covers has been forgotten.
 */
import type { Clause, ClauseId } from './clause.ts'
import { clauseId } from './clauses/identity.ts'
import type { Citation, Spec } from './spec.ts'

export type Cover =
  | { readonly kind: 'clause'; readonly id: ClauseId }
  | { readonly kind: 'limit'; readonly name: string }
  | { readonly kind: 'open'; readonly operation: string; readonly name: string }
  | { readonly kind: 'dispute'; readonly name: string }
  | { readonly kind: 'untestable'; readonly because: string }

export type Row = {
  readonly citation: Citation
  readonly source: string
  readonly section: string
  readonly row: string
  /** Empty when nothing covers the row. */
  readonly covers: readonly Cover[]
}

/** All rows of all sources, in the order of the documents. `clauses` are those that `clausesOf` gives for the spec. */
export function coverageOf(spec: Spec, clauses: readonly Clause[]): readonly Row[] {
  const covers = new Map<Citation, Cover[]>()
  for (const [citation, cover] of [...clauseCovers(spec, clauses), ...otherCovers(spec)]) {
    const known = covers.get(citation)
    if (known === undefined) covers.set(citation, [cover])
    else if (!known.some((one) => isSame(one, cover))) known.push(cover)
  }
  return Object.entries(spec.sources).flatMap(([source, { sections }]) =>
    Object.entries(sections).flatMap(([section, { rows }]) =>
      rows.map((row) => {
        const citation = `${source}#${section}/${row}`
        return { citation, source, section, row, covers: covers.get(citation) ?? [] }
      }),
    ),
  )
}

function isSame(one: Cover, other: Cover): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

type Pair = readonly [Citation, Cover]

function all(citations: readonly Citation[], cover: Cover): readonly Pair[] {
  return citations.map((citation) => [citation, cover])
}

/** What an operation cites as a whole is behind its success. */
function clauseCovers(spec: Spec, clauses: readonly Clause[]): readonly Pair[] {
  const known = new Set(clauses.map(({ id }) => id))
  const operations = spec.operations.flatMap(({ name, cite }) => {
    const id = clauseId(spec.service, name, 'success')
    return known.has(id) ? all(cite, { kind: 'clause', id }) : []
  })
  return [...operations, ...clauses.flatMap(({ id, cites }) => all(cites, { kind: 'clause', id }))]
}

function otherCovers(spec: Spec): readonly Pair[] {
  const { disputes, limits, operations, untestable } = spec
  return [
    ...Object.entries(limits).flatMap(([name, limit]) => all(limit.cite, { kind: 'limit', name })),
    ...operations.flatMap(({ name: operation, open }) =>
      open.flatMap(({ name, cite }) => all(cite, { kind: 'open', operation, name })),
    ),
    ...disputes.flatMap(({ name, readings }) =>
      all(
        readings.flatMap(({ cite }) => cite),
        { kind: 'dispute', name },
      ),
    ),
    ...untestable.flatMap(({ rows, because }) => all(rows, { kind: 'untestable', because })),
  ]
}
