/** Where in the documents a clause comes from, in words. */
import type { ServiceRun } from '../model/run.ts'

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

/** Source, section and row, as far as a citation names them. */
export function partsOf(citation: string): readonly [string, string | undefined, string | undefined] {
  const hash = citation.indexOf('#')
  if (hash < 0) return [citation, undefined, undefined]
  const place = citation.slice(hash + 1)
  const slash = place.indexOf('/')
  if (slash < 0) return [citation.slice(0, hash), place, undefined]
  return [citation.slice(0, hash), place.slice(0, slash), place.slice(slash + 1)]
}
