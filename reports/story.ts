/** A verdict told in a sentence, and a fail told in lines, for formats that take plain text. Foreign text is escaped. */
import type { ClauseResult } from '../model/run.ts'
import { citationText } from './citation.ts'
import { isIntermittent } from './outcome.ts'
import type { Place } from './outcome.ts'
import { answerLine, inputLine, sentLine } from './request-line.ts'
import { cut, visible } from './text/visible.ts'

const MOST = 2000

/** Why the outcome is what it is; empty for a pass. */
export function reasonOf({ clause }: Place): string {
  const { verdict } = clause
  switch (verdict.kind) {
    case 'pass':
      return ''
    case 'inconclusive':
    case 'untested':
      return cut(visible(verdict.because), MOST)
    case 'fail': {
      const [first] = verdict.findings
      if (first === undefined) return visible(clause.statement)
      return cut(`expected ${visible(first.expected)}, got ${visible(first.actual)}`, MOST)
    }
  }
}

/** What kind of request shows a fail: `length.one-above-max, to be refused`. Empty when it is no fail. */
export function kindOf({ verdict, classes }: ClauseResult): string {
  if (verdict.kind !== 'fail') return ''
  const { fault, purpose } = verdict.example.case
  const name = fault?.class ?? classes.find((item) => item.broken > 0)?.class
  const intent = purpose === 'refuse' ? 'to be refused' : purpose === 'accept' ? 'to be accepted' : purpose
  return name === undefined ? intent : `${name}, ${intent}`
}

/** All of a fail that helps to see it again, one labelled line each; empty when it is no fail. */
export function storyOf(place: Place, runFile: string): readonly string[] {
  const { clause, service } = place
  const { verdict } = clause
  if (verdict.kind !== 'fail') return []
  const { example } = verdict
  return [
    `${clause.level.toUpperCase()}: ${visible(clause.statement)}`,
    ...clause.cites.map((cite) => `source: ${visible(citationText(service, cite))}`),
    `spec: ${clause.at.file}:${clause.at.line}`,
    ...verdict.findings.map((finding) =>
      cut(`expected ${visible(finding.expected)}, got ${visible(finding.actual)}`, MOST),
    ),
    `class: ${visible(kindOf(clause))}`,
    `sent: ${sentLine(example.exchange, MOST)}`,
    `answer: ${answerLine(example.exchange, MOST)}`,
    `input: ${inputLine(example.case.input, MOST)}`,
    ...(isIntermittent(clause) ? [`intermittent: ${verdict.broken.times} of ${verdict.broken.of} times`] : []),
    `curl: ${visible(example.exchange.curl)}`,
    `replay: assay replay ${runFile} ${clause.id}`,
  ]
}
