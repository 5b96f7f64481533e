/** Clauses as the documents have them: operation by operation, and in each of them section by section. */
import type { ClauseResult, ServiceRun } from '../model/run.ts'
import { partsOf } from './citation.ts'

export type Chapter = {
  /** The document and the section; undefined for clauses that cite nothing known. */
  readonly source?: string
  readonly section?: string
  readonly clauses: readonly ClauseResult[]
}

/**
 * Groups clauses by operation, in order of first appearance; what holds for every operation comes last. The document
 * that says most about an operation comes first in it, so that its own page stands before those about all of them.
 */
export function byOperation(service: ServiceRun): ReadonlyMap<string, readonly Chapter[]> {
  const groups = new Map<string, ClauseResult[]>()
  for (const clause of service.clauses) {
    const group = groups.get(clause.operation)
    if (group === undefined) groups.set(clause.operation, [clause])
    else group.push(clause)
  }
  const common = groups.get('common')
  if (common !== undefined && groups.delete('common')) groups.set('common', common)
  return new Map([...groups].map(([name, clauses]) => [name, chaptersOf(service, clauses)]))
}

type Spot = { readonly rank: number; readonly source?: string; readonly section?: string }

function chaptersOf(service: ServiceRun, clauses: readonly ClauseResult[]): readonly Chapter[] {
  const rank = ranking(service, clauses)
  const placed = clauses.map((clause) => ({ clause, spot: spotOf(clause, rank) }))
  const chapters: { source?: string; section?: string; clauses: ClauseResult[] }[] = []
  for (const { clause, spot } of placed.toSorted((a, b) => a.spot.rank - b.spot.rank)) {
    const { rank: _, ...where } = spot
    const last = chapters.at(-1)
    if (last !== undefined && last.source === where.source && last.section === where.section) last.clauses.push(clause)
    else chapters.push({ ...where, clauses: [clause] })
  }
  return chapters
}

/** The first place, in the order of the documents, of those that a clause cites. */
function spotOf(clause: ClauseResult, ranks: ReadonlyMap<string, number>): Spot {
  let best: Spot = { rank: Number.MAX_SAFE_INTEGER }
  for (const citation of clause.cites) {
    const [source, section, row] = partsOf(citation)
    const rank = ranks.get(`${source}#${section}/${row}`) ?? ranks.get(`${source}#${section}`) ?? ranks.get(source)
    if (rank !== undefined && rank < best.rank) best = { rank, source, ...(section === undefined ? {} : { section }) }
  }
  return best
}

/** Every source, section and row, the most cited source first. */
function ranking(service: ServiceRun, clauses: readonly ClauseResult[]): ReadonlyMap<string, number> {
  const cited = new Map<string, number>()
  for (const source of clauses.flatMap(({ cites }) => [...new Set(cites.map((cite) => partsOf(cite)[0]))]))
    cited.set(source, (cited.get(source) ?? 0) + 1)
  const sources = Object.entries(service.sources).toSorted(([a], [b]) => (cited.get(b) ?? 0) - (cited.get(a) ?? 0))
  const rank = new Map<string, number>()
  for (const [key, source] of sources) {
    rank.set(key, rank.size)
    for (const [id, section] of Object.entries(source.sections)) {
      rank.set(`${key}#${id}`, rank.size)
      for (const row of section.rows) rank.set(`${key}#${id}/${row}`, rank.size)
    }
  }
  return rank
}
