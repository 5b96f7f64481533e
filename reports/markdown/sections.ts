/** The sections of the Markdown report, each as lines; an empty section has none. */
import type { Run } from '../../model/run.ts'
import { citationText } from '../citation.ts'
import type { Change, Drift } from '../drift/drift.ts'
import type { Verdicts } from '../format.ts'
import { evidenceOf } from '../evidence.ts'
import { isIntermittent, placesOf, totalsOf, worstOf } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { inputLine, answerLine } from '../request-line.ts'
import { reasonOf } from '../story.ts'
import { duration, grouped } from '../text/phrases.ts'
import { code, named, plain, table } from './escape.ts'

export type Section = {
  /** Always shown. */
  readonly head: readonly string[]
  /** Shown as long as there is room; what is left out is counted in `noun`s. */
  readonly items: readonly (readonly string[])[]
  readonly noun: string
}

export function verdictSection({ sentence, gate }: Verdicts): readonly string[] {
  const sign = { good: '✅', bad: '❌', unknown: '⚠️' }[sentence.mood]
  return [
    `# ${sign} ${plain(sentence.headline)}`,
    '',
    plain(sentence.text),
    '',
    ...gate.reasons.filter((reason) => reason !== sentence.text).map((reason) => `- ${plain(reason)}`),
    ...gate.notes.map((note) => `- ${plain(note)}`),
    '',
  ]
}

export function totalsSection(run: Run, { review }: Verdicts): readonly string[] {
  const rows = run.services.map((service) => {
    const totals = totalsOf([service], review)
    const { cost } = service
    return [
      plain(service.title),
      service.target.mock ? 'mock' : code(service.target.url, 100),
      totals.pass,
      totals.fail,
      totals.waived,
      totals.inconclusive,
      totals.untested,
      `${grouped(cost.calls)} of ${grouped(cost.planned.calls)}`,
      cost.creates,
      cost.billable,
      service.leftovers.length,
      duration(cost.seconds * 1000),
    ].map(String)
  })
  if (rows.length === 0) return []
  return [
    ...table(
      [
        'service',
        'target',
        'pass',
        'fail',
        'waived',
        'inconclusive',
        'untested',
        'calls',
        'creates',
        'billed',
        'left over',
        'time',
      ],
      rows,
    ),
    '',
  ]
}

export function failSection(run: Run, verdicts: Verdicts): Section {
  const worst = worstOf(run, verdicts.review)
  return {
    head: worst.length === 0 ? [] : ['## Broken clauses', ''],
    items: worst.map((place) => failItem(place, verdicts)),
    noun: 'broken clause',
  }
}

function failItem(place: Place, { runFile }: Verdicts): readonly string[] {
  const { clause, service } = place
  if (clause.verdict.kind !== 'fail') return []
  const { example, broken } = clause.verdict
  return [
    `### ${plain(clause.id)}`,
    '',
    `**${clause.level.toUpperCase()}** ${named(clause.statement)}  `,
    `${clause.cites.map((cite) => plain(citationText(service, cite))).join('; ')} (${code(`${clause.at.file}:${clause.at.line}`)})`,
    '',
    `- found: ${code(reasonOf(place), 600)}`,
    `- input: ${code(inputLine(example.case.input, 600), 700)}`,
    `- answer: ${code(answerLine(example.exchange, 600), 700)}`,
    ...(isIntermittent(clause) ? [`- intermittent: ${broken.times} of ${broken.of} times`] : []),
    `- replay: ${code(`assay replay ${runFile} ${clause.id}`)}`,
    '',
  ]
}

export function waivedSection(run: Run, { review }: Verdicts): Section {
  const waived = placesOf(run, review).filter((place) => place.outcome === 'waived')
  const items = waived.map((place) => {
    const waiver = review.waived.get(`${place.clause.id} @ ${place.service.target.url}`)
    return [
      `- ${plain(place.clause.id)}: ${code(waiver?.reason ?? '')}, ${plain(waiver?.owner ?? '')}, until ${plain(waiver?.expires ?? '')}`,
    ]
  })
  return { head: items.length === 0 ? [] : ['## Waived', ''], items, noun: 'waived clause' }
}

export function driftSection(drift: Drift | undefined): Section {
  const noun = 'change'
  if (drift === undefined) return { head: [], items: [], noun }
  const head = [
    `## Drift since ${plain(drift.since)}`,
    '',
    `${drift.changed.length} changed, ${drift.added.length} added, ${drift.removed.length} removed.`,
    '',
  ]
  const [first, ...rest] = drift.changed.map(changeRow)
  const start = table(['what', 'where', 'before', 'now'], first === undefined ? [] : [first])
  const items = first === undefined ? [] : [start, ...rest.map((cells) => table([], [cells]).slice(2))]
  return { head, items, noun }
}

function changeRow(change: Change): readonly string[] {
  const where = change.clause ?? `${change.service}/${change.operation}`
  return [change.label, `${plain(where)} ${code(change.what, 120)}`, code(change.old, 200), code(change.new, 200)]
}

export function unknownSection(run: Run, { review }: Verdicts): Section {
  const places = placesOf(run, review).filter(
    (place) => place.outcome === 'inconclusive' || place.outcome === 'untested',
  )
  const items = places.map((place) => [`- ${place.outcome}: ${plain(place.clause.id)}: ${code(reasonOf(place), 200)}`])
  return { head: items.length === 0 ? [] : ['', '## Not judged', ''], items, noun: 'unjudged clause' }
}

/** What each verdict stands on; the last section, so that it is the first to be left out. */
export function evidenceSection(run: Run, { review }: Verdicts): Section {
  const places = placesOf(run, review).filter(({ clause }) => clause.distinct > 0)
  const items = places.map(({ clause }) => [`- ${plain(clause.id)}: ${plain(evidenceOf(clause))}`])
  return { head: items.length === 0 ? [] : ['', '## Covered', ''], items, noun: 'clause' }
}
