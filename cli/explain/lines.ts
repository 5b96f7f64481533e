/** Everything there is to say about one clause, in words. */
import type { Clause } from '../../model/clause.ts'
import type { Spec } from '../../model/spec.ts'
import { citationText } from '../../reports/citation.ts'
import { wrapped } from '../../reports/text/columns.ts'
import { visible } from '../../reports/text/visible.ts'
import type { Example } from './examples.ts'
import { attemptText, disputesAbout, questionsAbout } from './silence.ts'

/** The lines for one clause. Requests are never broken, so that they can be copied. */
export function explainLines(
  spec: Spec,
  clause: Clause,
  examples: readonly Example[],
  width: number,
): readonly string[] {
  const text = (indent: number, words: string): readonly string[] =>
    wrapped(visible(words), Math.max(24, width - indent)).map((line) => ' '.repeat(indent) + line)
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines]
  const requests = (expects: Example['expects']): readonly string[] =>
    examples.filter((one) => one.expects === expects).flatMap((one) => [`  ${one.class}`, `      ${visible(one.line)}`])
  return [
    `${clause.id}  ${clause.level}  ${clause.kind}`,
    ...text(2, clause.statement),
    ...part(
      'Sources',
      clause.cites.flatMap((citation) => text(2, `${citationText(spec, citation)}  (${citation})`)),
    ),
    ...part('Written down at', [`  ${clause.at.file}:${clause.at.line}`]),
    ...part(
      'Cannot be judged without',
      clause.needs.map((id) => `  ${id}`),
    ),
    ...part('Cannot be tested from outside', clause.untestable === undefined ? [] : text(2, clause.untestable)),
    ...part('Must be refused', requests('refused')),
    ...part('Must be accepted', requests('accepted')),
    ...part(
      'How it is judged',
      examples.length > 0 || clause.untestable !== undefined ? [] : text(2, howJudged(clause)),
    ),
    ...part(
      'Left open by the documents (asked and recorded, never judged)',
      questionsAbout(spec, clause).flatMap((question) => [
        ...text(2, `${question.name}: ${question.ask}`),
        ...text(6, `sent: ${attemptText(question.try)}; possible answers: ${question.answers.join(' or ')}`),
      ]),
    ),
    ...part(
      'Disputed between documents',
      disputesAbout(spec, clause).flatMap((dispute) => [
        `  ${dispute.name}`,
        ...dispute.readings.flatMap(({ says, cite }) => text(6, `${says}  (${cite.join(', ')})`)),
        ...text(6, `taken: ${dispute.taken} ${dispute.because}`),
      ]),
    ),
  ]
}

function howJudged(clause: Clause): string {
  if (clause.kind === 'state') return 'By a script of calls, and by reading back what the run makes.'
  return 'By the replies to other calls: no request is made for it alone.'
}
