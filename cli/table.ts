/** Rows of text in columns: as wide as what stands in them, the last one wrapped. */
import { columnsOf, padded, wrapped } from '../reports/text/columns.ts'
import { visible } from '../reports/text/visible.ts'

export type Column = { readonly title: string; readonly align?: 'right' }

const gap = '  '
const leastLast = 24

/** The lines of a table, its header first, each behind `indent` spaces and at most about `width` columns wide. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, indent = 2 }: { readonly width: number; readonly indent?: number },
): readonly string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(visible))]
  const widths = columns.map((_, place) => Math.max(...cells.map((row) => columnsOf(row[place] ?? ''))))
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + gap.length, indent)
  const last = Math.max(leastLast, width - before)
  return cells.flatMap((row) => {
    const head = columns.slice(0, -1).map(({ align }, place) => aligned(row[place] ?? '', widths[place] ?? 0, align))
    return wrapped(row.at(columns.length - 1) ?? '', last).map((line, place) => {
      const start = place === 0 ? [...head, ''].join(gap) : ' '.repeat(before - indent)
      return `${' '.repeat(indent)}${start}${line}`.trimEnd()
    })
  })
}

function aligned(text: string, width: number, align: 'right' | undefined): string {
  return align === 'right' ? ' '.repeat(Math.max(0, width - columnsOf(text))) + text : padded(text, width)
}
