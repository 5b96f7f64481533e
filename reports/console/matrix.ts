/**
 * Several targets side by side on the console: `assay matrix RUN.json…`. Clauses that all keep, and those that
 * nobody tested, are only counted.
 */
import type { Matrix, Row } from '../drift/matrix.ts'
import type { VerdictKind } from '../../model/verdict.ts'
import { columnsOf, fitted, padded } from '../text/columns.ts'
import { count, list } from '../text/phrases.ts'
import { cut, inert, visible } from '../text/visible.ts'
import { paintOf } from './paint.ts'

const WORDS: Readonly<Record<VerdictKind, string>> = { pass: 'pass', fail: 'FAIL', inconclusive: '?', untested: '-' }
const CELL = 6
/** What is the same everywhere and needs no look. */
const CALM: readonly VerdictKind[] = ['pass', 'untested']

/** @param options `width` in columns; `all` lists every clause */
export function matrixLines(
  matrix: Matrix,
  options: { readonly colour: boolean; readonly width: number; readonly all: boolean },
): readonly string[] {
  const paint = paintOf(options.colour)
  const { columns, rows } = matrix
  const isCalm = (row: Row): boolean =>
    CALM.some((kind) => row.cells.every((cell) => cell === undefined || cell === kind))
  const shown = rows.filter((row) => options.all || !isCalm(row))
  const room = Math.max(20, options.width - columns.length * CELL - 2)
  const width = Math.min(room, Math.max(0, ...shown.map((row) => columnsOf(row.clause))))
  const cells = (row: Row) =>
    row.cells.map((cell) => (cell === undefined ? padded('', CELL) : paint.outcome(cell, padded(WORDS[cell], CELL))))
  const hidden = rows.length - shown.length
  return [
    ...columns.map(
      ({ services, target, started, counts }, index) =>
        `  ${padded(`#${index + 1}`, 4)} ${started.slice(0, 10)}  ${counts.pass} pass, ${counts.fail} fail, ${counts.inconclusive} inconclusive, ${counts.untested} untested  ${list(services)} at ${cut(inert(visible(target)), 120)}`,
    ),
    '',
    `${padded('', width)}  ${columns.map((_, index) => padded(`#${index + 1}`, CELL)).join('')}`.trimEnd(),
    ...shown.map((row) => `${padded(fitted(visible(row.clause), width), width)}  ${cells(row).join('')}`.trimEnd()),
    '',
    `${count(rows.filter((row) => row.differs).length, 'clause')} on which the targets disagree`,
    ...(hidden > 0 ? [`${count(hidden, 'clause')} not listed: all keep them, or nobody tested them`] : []),
  ]
}
