/** Where in the documents a clause comes from, in words and as a place in their order. */
import type { ClauseResult, ServiceRun } from '../model/run.ts'

export type CitedPlace = {
  readonly title: string
  readonly language?: string
  readonly section?: string
  readonly row?: string
}

/** Reads `source#section/row`; what the service does not know stays as it is written. */
export function placeOfCitation(service: Pick<ServiceRun, 'sources'>, citation: string): CitedPlace {
  const [key, section, row] = partsOf(citation)
  const source = service.sources[key]
  if (source === undefined) return { title: citation }
  return {
    title: source.title,
    language: source.language,
    ...(section === undefined ? {} : { section: source.sections[section]?.title ?? section }),
    ...(row === undefined ? {} : { row }),
  }
}

/** `CreateGroupId (en): Request parameters, GroupId`. */
export function citationText(service: Pick<ServiceRun, 'sources'>, citation: string): string {
  const place = placeOfCitation(service, citation)
  const title = place.language === undefined ? place.title : `${place.title} (${place.language})`
  const inside = [place.section, place.row].filter((part) => part !== undefined)
  return inside.length === 0 ? title : `${title}: ${inside.join(', ')}`
}

function partsOf(citation: string): readonly [string, string | undefined, string | undefined] {
  const hash = citation.indexOf('#')
  if (hash < 0) return [citation, undefined, undefined]
  const place = citation.slice(hash + 1)
  const slash = place.indexOf('/')
  if (slash < 0) return [citation.slice(0, hash), place, undefined]
  return [citation.slice(0, hash), place.slice(0, slash), place.slice(slash + 1)]
}

/**
 * Groups clauses by operation, in order of first appearance, and puts each group in the order of the documents. What
 * holds for every operation comes last.
 */
export function byOperation(service: ServiceRun): ReadonlyMap<string, readonly ClauseResult[]> {
  const groups = new Map<string, ClauseResult[]>()
  for (const clause of service.clauses) {
    const group = groups.get(clause.operation)
    if (group === undefined) groups.set(clause.operation, [clause])
    else group.push(clause)
  }
  const common = groups.get('common')
  if (common !== undefined && groups.delete('common')) groups.set('common', common)
  const rank = ranking(service)
  return new Map([...groups].map(([name, clauses]) => [name, inOrder(clauses, rank)]))
}

function inOrder(clauses: readonly ClauseResult[], rank: ReadonlyMap<string, number>): readonly ClauseResult[] {
  const last = Number.MAX_SAFE_INTEGER
  const ranked = clauses.map((clause) => ({ clause, rank: rankOf(clause, rank) ?? last }))
  return ranked.toSorted((a, b) => a.rank - b.rank).map((item) => item.clause)
}

function rankOf(clause: ClauseResult, rank: ReadonlyMap<string, number>): number | undefined {
  for (const citation of clause.cites) {
    const [source, section, row] = partsOf(citation)
    const found = rank.get(`${source}#${section}/${row}`) ?? rank.get(`${source}#${section}`) ?? rank.get(source)
    if (found !== undefined) return found
  }
  return undefined
}

/** Every source, section and row in the order of the spec. */
function ranking(service: ServiceRun): ReadonlyMap<string, number> {
  const rank = new Map<string, number>()
  for (const [key, source] of Object.entries(service.sources)) {
    rank.set(key, rank.size)
    for (const [id, section] of Object.entries(source.sections)) {
      rank.set(`${key}#${id}`, rank.size)
      for (const row of section.rows) rank.set(`${key}#${id}/${row}`, rank.size)
    }
  }
  return rank
}
