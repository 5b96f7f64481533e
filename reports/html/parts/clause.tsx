/** One clause: a line that says what it promises and how it went, and inside it everything that is known. */
import { evidenceOf } from '../../evidence.ts'
import { isIntermittent } from '../../outcome.ts'
import type { Place } from '../../outcome.ts'
import { count, grouped } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import { anchorOf } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { Classes } from './classes.tsx'
import { Failure } from './failure.tsx'
import { Exchange, NO_MARKS } from './exchange.tsx'
import { ClauseTeeth } from './teeth.tsx'
import { Sentence, Sources, Tag } from './words.tsx'

type Props = { readonly scene: Scene; readonly place: Place }

export function Clause({ scene, place }: Props) {
  const { clause, outcome, service } = place
  const anchor = anchorOf(scene.run, service, clause.id)
  const tags = { id: anchor, 'data-outcome': outcome, 'data-level': clause.level }
  if (scene.compact && (outcome === 'pass' || outcome === 'untested')) {
    return (
      <div class="line" {...tags}>
        <Headline place={place} />
      </div>
    )
  }
  return (
    <details class="clause" {...tags}>
      <summary>
        <Headline place={place} />
      </summary>
      <div class="inside">
        <Inside scene={scene} place={place} />
      </div>
    </details>
  )
}

function Headline({ place: { clause, outcome } }: { readonly place: Place }) {
  return (
    <>
      <Tag outcome={outcome} />
      <span class="says">
        <Sentence text={clause.statement} />
        {isIntermittent(clause) && <span class="odd"> Intermittent.</span>}
        <span class="id">{clause.name}</span>
      </span>
      <span class="meta">{clause.level}</span>
      <span class="meta right">{clause.cases === 0 ? '' : count(clause.cases, 'case')}</span>
    </>
  )
}

function Inside({ scene, place }: Props) {
  const { clause, service } = place
  const { verdict } = clause
  return (
    <>
      {verdict.kind === 'fail' && <Failure scene={scene} place={place} />}
      {(verdict.kind === 'inconclusive' || verdict.kind === 'untested') && <p>{visible(verdict.because)}</p>}
      {verdict.kind === 'untested' && verdict.needs !== undefined && verdict.needs.length > 0 && (
        <p class="small">
          Needs <code>{verdict.needs.join(', ')}</code>
        </p>
      )}
      {verdict.kind === 'fail' && <h4>About the clause</h4>}
      <dl class="pairs">
        <dt>Source</dt>
        <dd>
          <Sources service={service} cites={clause.cites} />
        </dd>
        <dt>Id</dt>
        <dd class="mono">{clause.id}</dd>
        <dt>Spec</dt>
        <dd class="mono">{`${visible(clause.at.file)}:${clause.at.line}`}</dd>
        <dt>Evidence</dt>
        <dd>{evidenceOf(clause)}</dd>
        {clause.untestable !== undefined && (
          <>
            <dt>Untestable</dt>
            <dd>{visible(clause.untestable)}</dd>
          </>
        )}
      </dl>
      <Classes clause={clause} />
      <ClauseTeeth scene={scene} clause={clause} />
      {verdict.kind !== 'fail' && clause.sample !== undefined && (
        <details class="more">
          <summary>One exchange of {grouped(clause.calls)}</summary>
          <Exchange exchange={clause.sample} marks={NO_MARKS} />
        </details>
      )}
    </>
  )
}
