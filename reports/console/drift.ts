/** Drift on the console: `assay diff OLD NEW`. */
import type { StoredExchange } from '../../model/exchange.ts'
import type { Drift, Lone } from '../drift/drift.ts'
import { answerLine } from '../request-line.ts'
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
        `${page.paint.outcome('fail', page.paint.strong(change.label))}  ${page.paint.strong(visible(change.clause ?? `${change.service}/${change.operation}`))}`,
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

function answered(page: Page, exchange: StoredExchange | undefined): readonly string[] {
  return exchange === undefined ? [] : labelled(page, 6, '', `in ${answerLine(exchange, 300)}`)
}

function loneLines(page: Page, label: string, lones: readonly Lone[]): readonly string[] {
  const lines = lones.slice(0, MOST).map((lone) => `  ${page.paint.faint(label)}  ${lone.kind} ${visible(lone.name)}`)
  return lines.length === 0 ? [] : [...lines, ...(lones.length > MOST ? [`  ${lones.length - MOST} more`] : []), '']
}
