/** Drift on the console: in full for `assay diff OLD NEW`, in short at the end of a run with a baseline. */
import type { StoredExchange } from '../../model/exchange.ts'
import type { Drift, Change, Lone } from '../drift/drift.ts'
import { answerLine, sentLine } from '../request-line.ts'
import { count } from '../text/phrases.ts'
import { cut, visible } from '../text/visible.ts'
import { NO_WAIVERS } from '../waivers/waiver.ts'
import { labelled, paragraph } from './page.ts'
import type { Page } from './page.ts'
import { paintOf } from './paint.ts'

const MOST = 100

/** @param options `width` in columns */
export function driftLines(
  drift: Drift,
  options: { readonly colour: boolean; readonly width: number },
): readonly string[] {
  const page: Page = { paint: paintOf(options.colour), width: options.width, review: NO_WAIVERS, runFile: '' }
  const { changed, added, removed, coverage } = drift
  const headline = changed.length === 0 ? 'No drift' : `${count(changed.length, 'change')} of behaviour`
  return [
    ...changed
      .slice(0, MOST)
      .flatMap((change) => [
        headOf(page, change),
        ...paragraph(page, 6, visible(change.what)),
        ...labelled(page, 6, 'before', cut(visible(change.old), 400)),
        ...answered(page, change.exchanges.old),
        ...labelled(page, 6, 'now', cut(visible(change.new), 400)),
        ...answered(page, change.exchanges.new),
        '',
      ]),
    ...(changed.length > MOST ? [`${count(changed.length - MOST, 'more change')}: see the HTML report`, ''] : []),
    ...loneLines(page, 'only now', added),
    ...loneLines(page, 'only before', removed),
    page.paint.mood(
      changed.length === 0 ? 'good' : 'bad',
      `${headline} since ${drift.since}; ${added.length} added, ${removed.length} removed.`,
    ),
    ...labelled(
      page,
      2,
      'judged',
      `${coverage.new.judged} of ${coverage.new.planned} clauses, before ${coverage.old.judged} of ${coverage.old.planned}`,
    ),
    ...drift.notes.flatMap((note) => labelled(page, 2, 'note', visible(note))),
  ]
}

/** Changes told at the end of a run. */
const MOST_IN_SHORT = 10

/** What changed since the baseline, a line or two each. */
export function changeLines(page: Page, drift: Drift | undefined, baseline = 'BASELINE'): readonly string[] {
  if (drift === undefined || drift.changed.length === 0) return []
  const hidden = drift.changed.length - MOST_IN_SHORT
  return [
    '',
    ...drift.changed
      .slice(0, MOST_IN_SHORT)
      .flatMap((change) => [
        headOf(page, change),
        ...paragraph(page, 6, visible(`${change.what}: ${cut(change.old, 120)} → ${cut(change.new, 120)}`)),
      ]),
    '',
    `${hidden > 0 ? `${count(hidden, 'more change')}; both` : 'Both'} exchanges of each: assay diff ${baseline} ${page.runFile}`,
  ]
}

function headOf({ paint }: Page, change: Change): string {
  const place = change.clause ?? `${change.service}/${change.operation}`
  return `${paint.outcome('fail', paint.strong(change.label))}  ${paint.strong(visible(place))}`
}

function answered(page: Page, exchange: StoredExchange | undefined): readonly string[] {
  if (exchange === undefined) return []
  return [
    ...labelled(page, 6, '', `sent ${sentLine(exchange, 200)}`),
    ...labelled(page, 6, '', `got ${answerLine(exchange, 300)}`),
  ]
}

function loneLines(page: Page, label: string, lones: readonly Lone[]): readonly string[] {
  const lines = lones.slice(0, MOST).map((lone) => `  ${page.paint.faint(label)}  ${lone.kind} ${visible(lone.name)}`)
  return lines.length === 0 ? [] : [...lines, ...(lones.length > MOST ? [`  ${lones.length - MOST} more`] : []), '']
}
