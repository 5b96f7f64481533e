/** What came of a replay, in words. */
import type { Replayed } from '../../engine/replay.ts'
import { answerLine, sentLine } from '../../reports/request-line.ts'
import { times } from '../../reports/text/phrases.ts'
import { visible } from '../../reports/text/visible.ts'
import type { Failure } from './failure.ts'

const most = 400

export function replayLines(
  { clause, verdict }: Failure,
  { outcome, of, exchange, leftovers }: Replayed,
): readonly string[] {
  const findings = outcome.kind === 'still-fails' ? outcome.findings : []
  return [
    `${headline(outcome, of)}  ${clause.id}`,
    `  ${visible(clause.statement)}`,
    ...(verdict.broken.times < verdict.broken.of
      ? [`  In the run it was broken ${verdict.broken.times} of ${verdict.broken.of} times.`]
      : []),
    ...findings.flatMap(({ expected, actual }) => [
      `  expected  ${visible(expected)}`,
      `  actual    ${visible(actual)}`,
    ]),
    ...(outcome.kind === 'unclear' ? [`  because   ${visible(outcome.because)}`] : []),
    ...(exchange === undefined
      ? []
      : [
          `  sent      ${sentLine(exchange, most)}`,
          `  answer    ${answerLine(exchange, most)}`,
          `  curl      ${visible(exchange.curl)}`,
        ]),
    ...leftovers.map(({ resource, because }) => `  LEFT OVER ${visible(resource)}  ${visible(because)}`),
  ]
}

function headline(outcome: Replayed['outcome'], of: number): string {
  switch (outcome.kind) {
    case 'still-fails':
      return 'STILL FAILS'
    case 'holds':
      return `HOLDS (tried ${times(of)})`
    case 'unclear':
      return 'COULD NOT TELL'
  }
}
