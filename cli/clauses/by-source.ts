/** The documents of a spec, row by row, with what covers each: so that nothing in them has been forgotten. */
import type { Cover, Row } from '../../model/coverage.ts'
import type { Spec } from '../../model/spec.ts'
import { count } from '../../reports/text/phrases.ts'
import { tableLines } from '../table.ts'

/** The rows that nothing covers. */
export function uncovered(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ covers }) => covers.length === 0)
}

/** The lines for one spec: document, section, row. */
export function bySourceLines(spec: Spec, rows: readonly Row[], width: number): readonly string[] {
  const open = uncovered(rows)
  return [
    `${spec.title} (${spec.service}): ${count(Object.keys(spec.sources).length, 'document')}, ${count(rows.length, 'row')}, ${open.length === 0 ? 'each of them covered' : `${open.length} NOT COVERED`}`,
    ...Object.entries(spec.sources).flatMap(([source, { title, language, sections }]) => [
      '',
      `${source}  ${title} (${language})`,
      ...Object.entries(sections).flatMap(([section, { title: heading }]) =>
        sectionLines(spec, { source, section, heading }, rows, width),
      ),
    ]),
  ]
}

type Place = { readonly source: string; readonly section: string; readonly heading: string }

function sectionLines(
  spec: Spec,
  { source, section, heading }: Place,
  rows: readonly Row[],
  width: number,
): readonly string[] {
  const own = rows.filter((row) => row.source === source && row.section === section)
  const cells = own.map(({ row, covers }) => [
    row,
    covers.length === 0 ? 'NOT COVERED' : covers.map((cover) => coverText(spec, cover)).join('; '),
  ])
  return [
    '',
    `  ${heading}  ${source}#${section}`,
    ...tableLines([{ title: 'row' }, { title: 'covered by' }], cells, { width, indent: 4 }),
  ]
}

function coverText(spec: Spec, cover: Cover): string {
  switch (cover.kind) {
    case 'clause':
      return cover.id.slice(spec.service.length + 1)
    case 'limit':
      return `limit ${cover.name}`
    case 'open':
      return `open question ${cover.operation}/${cover.name}`
    case 'dispute':
      return `dispute ${cover.name}`
    case 'untestable':
      return `not testable: ${cover.because}`
  }
}
