/** What the documents leave open, with what was seen, and where they contradict each other. Nothing here is judged. */
import type { Observation, ServiceRun } from '../../../model/run.ts'
import { cut, visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { Exchange, NO_MARKS } from './exchange.tsx'
import { Sentence, Sources } from './words.tsx'

export function Observations({ scene }: { readonly scene: Scene }) {
  const { services } = scene.run
  const some = services.some((service) => service.observations.length > 0)
  return (
    <section class="frame" aria-labelledby="observations">
      <h2 id="observations">Open questions</h2>
      <p class="soft">
        The documents do not say. What the target does was tried and written down; none of it counts for or against it.
      </p>
      {!some && <p class="empty">No question was probed in this run.</p>}
      {services.flatMap((service) => service.observations.map((observation) => <Question observation={observation} />))}
    </section>
  )
}

function Question({ observation }: { readonly observation: Observation }) {
  const { ask, operation, question, seen, exchange } = observation
  return (
    <div class="question">
      <h3>
        <Sentence text={ask} />
      </h3>
      <p class="id">{`${visible(operation)}/${visible(question)}`}</p>
      <dl class="seen">
        {seen.map((item) => (
          <div>
            <dt>{item.sent === '' ? <span class="soft">as it is</span> : cut(visible(item.sent), 120)}</dt>
            <dd>{cut(visible(item.answer), 300)}</dd>
          </div>
        ))}
      </dl>
      {exchange !== undefined && (
        <details class="more">
          <summary>One exchange</summary>
          <Exchange exchange={exchange} marks={NO_MARKS} />
        </details>
      )}
    </div>
  )
}

export function Disputes({ scene }: { readonly scene: Scene }) {
  const { services } = scene.run
  if (services.every((service) => service.disputes.length === 0)) return null
  return (
    <section class="frame" aria-labelledby="disputes">
      <h2 id="disputes">Where the documents disagree</h2>
      {services.flatMap((service) =>
        service.disputes.map((dispute) => <Readings service={service} dispute={dispute} />),
      )}
    </section>
  )
}

function Readings({
  service,
  dispute,
}: {
  readonly service: ServiceRun
  readonly dispute: ServiceRun['disputes'][number]
}) {
  return (
    <div class="question">
      <h3>{dispute.about.length === 0 ? dispute.name : visible(dispute.about.join(', '))}</h3>
      <dl class="pairs">
        {dispute.readings.map((reading, index) => (
          <>
            <dt>{index === 0 ? 'One reading' : 'Another'}</dt>
            <dd>
              <Sentence text={reading.says} />
              <div class="soft small">
                <Sources service={service} cites={reading.cite} />
              </div>
            </dd>
          </>
        ))}
        <dt>Taken</dt>
        <dd>
          <Sentence text={dispute.taken} />
        </dd>
        <dt>Because</dt>
        <dd>
          <Sentence text={dispute.because} />
        </dd>
      </dl>
    </div>
  )
}
