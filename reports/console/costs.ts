/** What a run cost, a line per service under one head, and what it left behind. */
import type { Run, ServiceRun } from '../../model/run.ts'
import { columnsOf, fitted, padded } from '../text/columns.ts'
import { count, duration, grouped } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { labelled } from './page.ts'
import type { Page } from './page.ts'

type Column = { readonly head: string; readonly of: (service: ServiceRun) => string }

const COLUMNS: readonly Column[] = [
  { head: 'calls', of: ({ cost }) => grouped(cost.calls) },
  { head: 'planned', of: ({ cost }) => grouped(cost.planned.calls) },
  { head: 'creates', of: ({ cost }) => grouped(cost.creates) },
  { head: 'billed', of: ({ cost }) => grouped(cost.billable) },
  { head: 'alive', of: ({ cost }) => grouped(cost.mostLive) },
  { head: 'throttled', of: ({ cost }) => grouped(cost.throttled) },
  { head: 'time', of: ({ cost }) => duration(cost.seconds * 1000) },
]

/** Columns that services' names get at most. */
const NAME = 28

export function costLines(page: Page, run: Run): readonly string[] {
  if (run.services.length === 0) return []
  const wasThrottled = run.services.some(({ cost }) => cost.throttled > 0)
  const columns = COLUMNS.filter(({ head }) => head !== 'throttled' || wasThrottled)
  const name = Math.min(NAME, Math.max(4, ...run.services.map(({ service }) => columnsOf(service))))
  const widths = columns.map(({ head, of }) =>
    Math.max(head.length, ...run.services.map((service) => columnsOf(of(service)))),
  )
  const line = (cells: readonly string[]): string => cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')
  return [
    page.paint.faint(`  ${padded('cost', name)}  ${line(columns.map(({ head }) => head))}`),
    ...run.services.map(
      (service) => `  ${padded(fitted(service.service, name), name)}  ${line(columns.map(({ of }) => of(service)))}`,
    ),
    ...leftoverLines(page, run),
  ]
}

function leftoverLines(page: Page, run: Run): readonly string[] {
  const all = run.services.flatMap(({ service, leftovers }) => leftovers.map((item) => ({ service, ...item })))
  if (all.length === 0) return labelled(page, 2, 'left over', 'nothing')
  return [
    ...labelled(page, 2, 'left over', count(all.length, 'resource')),
    ...all.flatMap((item) => labelled(page, 2, '', visible(`${item.service} ${item.resource}: ${item.because}`))),
  ]
}
