/** The tables, as Markdown for the document and the terminal alike. */
import type { Report } from './report.ts'
import { assay } from './strategies.ts'
import type { Row, Summary } from './summary.ts'

export function tablesOf({ all, values, checkpoints, reaches }: Report): string {
  return `All ${all.mutants} mutants:

${table(all, checkpoints)}

The ${values.mutants} mutants of constraints on values (required, optional, type, length, prefix, first, alphabet, values, range, items):

${table(values, checkpoints)}

After ${checkpoints.at(-1)} calls, by what it takes to see a mutant:

${reachTable(reaches)}`
}

function table({ rows }: Summary, checkpoints: readonly number[]): string {
  const head = ['killed after', ...checkpoints.map(String), 'median calls', 'calls per kill', 'creates per kill']
  return markdown(
    head,
    rows.map((row) => [
      nameOf(row),
      ...row.killed.map((killed) => killed.toFixed(1)),
      shown(row.medianCalls, 0),
      shown(row.callsPerKill, 0),
      shown(row.createsPerKill, 1),
    ]),
  )
}

function reachTable(reaches: Report['reaches']): string {
  const columns = [
    ['a value', reaches.value],
    ['any reply', reaches.reply],
    ['more than one signed call', reaches.beyond],
  ] as const
  const head = ['', ...columns.map(([name, { mutants }]) => `${name} (${mutants})`)]
  return markdown(
    head,
    reaches.value.rows.map((row, at) => [
      nameOf(row),
      ...columns.map(([, { rows }]) => shown(rows[at]?.killed.at(-1), 1)),
    ]),
  )
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, at) => (at === 0 ? '---' : '--:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function nameOf({ strategy }: Row): string {
  return strategy === assay ? `**${strategy}**` : strategy
}

function shown(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits)
}
