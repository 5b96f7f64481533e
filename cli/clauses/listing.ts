/** The promises of specs, one after another: id, level, kind, statement, sources. */
import type { Clause } from '../../model/clause.ts'
import type { Spec } from '../../model/spec.ts'
import type { Teeth } from '../../model/teeth.ts'
import { count } from '../../reports/text/phrases.ts'
import { wrapped } from '../../reports/text/columns.ts'
import { visible } from '../../reports/text/visible.ts'
import { biteLine, biteOf } from './bite.ts'

export type ClauseList = { readonly spec: Spec; readonly clauses: readonly Clause[] }

/** The lines for one spec. */
export function listingLines(
  { spec, clauses }: ClauseList,
  { width, teeth }: { readonly width: number; readonly teeth?: readonly Teeth[] },
): readonly string[] {
  const levels = (['must', 'should', 'may'] as const).map(
    (level) => `${clauses.filter((clause) => clause.level === level).length} ${level}`,
  )
  return [
    `${spec.title} (${spec.service}): ${count(clauses.length, 'clause')}, ${levels.join(', ')}`,
    ...clauses.flatMap((clause) => [
      '',
      `${clause.id}  ${clause.level}  ${clause.kind}`,
      ...indented(clause.statement, width),
      ...(clause.cites.length === 0 ? [] : indented(clause.cites.join(', '), width)),
      ...(clause.untestable === undefined
        ? []
        : indented(`cannot be tested from outside: ${clause.untestable}`, width)),
      ...(teeth === undefined || clause.untestable !== undefined
        ? []
        : indented(biteLine(biteOf(clause.id, teeth)), width)),
    ]),
  ]
}

/** The same as data. */
export function listingJson({ spec, clauses }: ClauseList, teeth: readonly Teeth[] | undefined): object {
  return {
    service: spec.service,
    title: spec.title,
    clauses: teeth === undefined ? clauses : clauses.map((clause) => ({ ...clause, teeth: biteOf(clause.id, teeth) })),
  }
}

function indented(text: string, width: number): readonly string[] {
  return wrapped(visible(text), Math.max(24, width - 4)).map((line) => `    ${line}`)
}
