/** Foreign text for Markdown: in `<code>`, where neither mentions nor links are made, every mark of the syntax an entity. */
import { cut, visible } from '../text/visible.ts'

/** Among them what GitHub makes links, mentions, formulas and emoji of. */
const MARKS = /[&<>`|\\*_[\]#~@$^]|^[-+=]|:(?=\/\/|[a-z:])|(?<=www)\./gi

/** Text of ours (statements, titles) that may hold marks, as plain text. */
export function plain(text: string): string {
  return visible(text).replace(MARKS, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** A sentence of a spec, in which names stand between backticks. */
export function named(text: string): string {
  const parts = text.split('`')
  if (parts.length % 2 === 0) return plain(text)
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : plain(part))).join('')
}

/** Foreign text, cut and on one line. */
export function code(text: string, most = 300): string {
  return `<code>${plain(cut(text, most))}</code>`
}

/** A row of a table from cells that are already escaped. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)]
}
