/** A fail as a reproduction: expected and actual, the minimal exchange, and the two ways to see it again. */
import { clauseKey } from '../../outcome.ts'
import type { Place } from '../../outcome.ts'
import { lengthsOf } from '../../request-line.ts'
import { kindOf } from '../../story.ts'
import { times } from '../../text/phrases.ts'
import { visible, visibleJson } from '../../text/visible.ts'
import { marksOf } from '../marks.ts'
import type { Scene } from '../scene.ts'
import { Exchange, NO_MARKS } from './exchange.tsx'
import { Command } from './words.tsx'

export function Failure({ scene, place }: { readonly scene: Scene; readonly place: Place }) {
  const { clause, service } = place
  const { verdict } = clause
  if (verdict.kind !== 'fail') return null
  const { example, findings, broken } = verdict
  const waiver = scene.review.waived.get(clauseKey(service, clause))
  const drop = findings.length > 5 ? findings.length - 5 : 0
  return (
    <>
      {waiver !== undefined && (
        <p>
          Waived until {waiver.expires} by {visible(waiver.owner)}: {visible(waiver.reason)}
        </p>
      )}
      {findings.slice(0, 5).map((finding) => (
        <div class="finding">
          <div>
            <b>Expected{finding.at === undefined || finding.at === '' ? '' : ` at ${visible(finding.at)}`}</b>
            {visible(finding.expected)}
          </div>
          <div class="actual">
            <b>Actual</b>
            {visible(finding.actual)}
          </div>
        </div>
      ))}
      {drop > 0 && <p class="soft small">and {drop} more findings in run.json</p>}
      <dl class="pairs">
        <dt>Request</dt>
        <dd class="mono">{visible(kindOf(clause))}</dd>
        <dt>Minimal input</dt>
        <dd>
          <code>{visibleJson(example.case.input)}</code>
          <div class="soft small">{lengthsOf(example.case.input)}</div>
        </dd>
        <dt>How often</dt>
        <dd>
          {broken.times} of {broken.of} times{broken.times < broken.of ? ': intermittent' : ''}
          {example.shrunk > 0 ? `; shrunk ${times(example.shrunk)}` : ''}
        </dd>
      </dl>
      <h4>The minimal exchange</h4>
      <Exchange exchange={example.exchange} marks={marksOf(clause, findings)} />
      {example.steps !== undefined && example.steps.length > 0 && (
        <>
          <h4>Step by step</h4>
          <ol class="steps">
            {example.steps.map((step) => (
              <li>
                <p>{visible(step.does)}</p>
                <Exchange exchange={step.exchange} marks={NO_MARKS} />
              </li>
            ))}
          </ol>
        </>
      )}
      <h4>See it again</h4>
      <Command text={example.exchange.curl} />
      <Command text={`assay replay ${scene.runFile} ${clause.id}`} />
    </>
  )
}
