/**
 * One fail as a reproduction. Its first lines are enough to act on: what is promised, what came instead, and the input
 * that shows it. Below them is what was sent, where the promise is written, and how to see the fail again.
 */
import { citationText } from '../citation.ts'
import { isIntermittent } from '../outcome.ts'
import type { Place } from '../outcome.ts'
import { kindOf } from '../story.ts'
import type { JsonObject } from '../../model/json.ts'
import { answerLine, inputLine, lengthsOf, sentLine } from '../request-line.ts'
import { times } from '../text/phrases.ts'
import { cut, visible } from '../text/visible.ts'
import { labelled, paragraph, whole } from './page.ts'
import type { Page } from './page.ts'

const INDENT = 6
/** Characters of a request or an answer; all of it is in run.json. */
const MOST = 400
const FINDINGS = 3

export function failureLines(page: Page, place: Place): readonly string[] {
  const { clause, service, outcome } = place
  const { verdict } = clause
  if (verdict.kind !== 'fail') return []
  const { paint } = page
  const { example } = verdict
  const label = (name: string, text: string) => labelled(page, INDENT, name, text)
  return [
    `${paint.outcome(outcome, paint.strong(outcome === 'waived' ? 'WAIVED' : 'FAIL'))}  ${paint.strong(clause.id)}  ${clause.level.toUpperCase()}`,
    ...paragraph(page, INDENT, visible(clause.statement)),
    ...findingLines(page, place),
    ...label('input', `${inputLine(example.case.input, MOST)}${inputNotes(example.case.input, example.shrunk)}`),
    ...label('class', visible(kindOf(clause))),
    ...label('sent', sentLine(example.exchange, MOST)),
    ...label('answer', answerLine(example.exchange, MOST)),
    ...(isIntermittent(clause)
      ? label('how often', `${verdict.broken.times} of ${verdict.broken.of} times: intermittent`)
      : []),
    ...(example.steps ?? []).flatMap((step, index) =>
      label(index === 0 ? 'steps' : '', `${index + 1}. ${visible(step.does)}: ${answerLine(step.exchange, 120)}`),
    ),
    ...clause.cites.flatMap((cite, index) => label(index === 0 ? 'source' : '', visible(citationText(service, cite)))),
    ...label('spec', `${clause.at.file}:${clause.at.line}`),
    whole(page, INDENT, 'curl', visible(example.exchange.curl)),
    whole(page, INDENT, 'replay', `assay replay ${page.runFile} ${clause.id}`),
  ]
}

/** ` (name has 65 characters; shrunk 14 times)`, or nothing. */
function inputNotes(input: JsonObject, shrunk: number): string {
  const notes = [lengthsOf(input), shrunk > 0 ? `shrunk ${times(shrunk)}` : ''].filter((note) => note !== '')
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`
}

function findingLines(page: Page, { clause }: Place): readonly string[] {
  if (clause.verdict.kind !== 'fail') return []
  const { findings } = clause.verdict
  const lines = findings.slice(0, FINDINGS).flatMap((finding) => {
    const at = finding.at === undefined || finding.at === '' ? '' : ` at ${cut(visible(finding.at), 120)}`
    return [
      ...labelled(page, INDENT, 'expected', `${cut(visible(finding.expected), MOST)}${at}`),
      ...labelled(page, INDENT, 'actual', cut(visible(finding.actual), MOST)),
    ]
  })
  const more = findings.length - FINDINGS
  return more > 0 ? [...lines, ...labelled(page, INDENT, '', `and ${more} more findings`)] : lines
}
