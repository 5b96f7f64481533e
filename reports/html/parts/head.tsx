/** The top of the page: the verdict in one sentence, the totals, and the facts of the run. */
import { OUTCOMES } from '../../outcome.ts'
import { count, duration, grouped } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'

export function Head({ scene }: { readonly scene: Scene }) {
  const { run, sentence, gate } = scene
  return (
    <header class="frame top">
      <div class="mark">
        <b>Assay report</b>
        <time datetime={run.started}>{run.started.replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC')}</time>
      </div>
      <h1 class={sentence.mood}>{sentence.headline}</h1>
      <p class="lead">{visible(sentence.text)}</p>
      {gate.reasons.length + gate.notes.length > 0 && (
        <ul class="reasons">
          {gate.reasons
            .filter((reason) => reason !== sentence.text)
            .map((reason) => (
              <li>{visible(reason)}</li>
            ))}
          {gate.notes.map((note) => (
            <li class="note">{visible(note)}</li>
          ))}
        </ul>
      )}
      <Bar scene={scene} />
      <ul class="plain totals">
        {OUTCOMES.map((outcome) => (
          <li class={scene.totals[outcome] === 0 ? 'none' : outcome}>
            <b>{grouped(scene.totals[outcome])}</b> {outcome}
          </li>
        ))}
      </ul>
      <Facts scene={scene} />
    </header>
  )
}

/** The shares of the outcomes; the list below it says the same in words. */
function Bar({ scene: { totals } }: { readonly scene: Scene }) {
  let x = 0
  const parts = OUTCOMES.map((outcome) => {
    const width = totals.planned === 0 ? 0 : (100 * totals[outcome]) / totals.planned
    x += width
    return { outcome, width, x: x - width }
  })
  return (
    <svg class="bar" aria-hidden="true" preserveAspectRatio="none">
      {parts.map(
        ({ outcome, width, x: left }) =>
          width > 0 && <rect class={outcome} x={`${left}%`} y="0" width={`${width}%`} height="100%" />,
      )}
    </svg>
  )
}

type Fact = { readonly name: string; readonly value: string; readonly alarm?: boolean }

function Facts({ scene }: { readonly scene: Scene }) {
  return (
    <dl class="facts">
      {factsOf(scene).map(({ name, value, alarm }) => (
        <div>
          <dt>{name}</dt>
          <dd class={alarm === true ? 'alarm' : ''}>{visible(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The embedded mock listens on a port for each service, which says nothing to anybody. */
function targetsOf(services: Scene['run']['services']): string {
  const names = services.map(({ target }) => (target.mock ? 'the embedded mock' : target.url))
  return [...new Set(names)].join(', ') || 'none'
}

function factsOf({ run, totals, gate }: Scene): readonly Fact[] {
  const { services } = run
  const sum = (of: (service: (typeof services)[number]) => number) =>
    services.reduce((total, service) => total + of(service), 0)
  const leftovers = sum((service) => service.leftovers.length)
  return [
    {
      name: services.length === 1 ? 'Target' : 'Targets',
      value: targetsOf(services),
    },
    {
      name: 'Clauses judged',
      value: `${grouped(totals.pass + totals.fail + totals.waived)} of ${grouped(totals.planned)} planned`,
    },
    {
      name: 'Calls',
      value: `${grouped(sum(({ cost }) => cost.calls))} of ${grouped(sum(({ cost }) => cost.planned.calls))} planned`,
    },
    {
      name: 'Creates',
      value: `${grouped(sum(({ cost }) => cost.creates))}, ${grouped(sum(({ cost }) => cost.billable))} billed`,
    },
    { name: 'Most alive at once', value: String(Math.max(0, ...services.map(({ cost }) => cost.mostLive))) },
    { name: 'Left over', value: leftovers === 0 ? 'nothing' : count(leftovers, 'resource'), alarm: leftovers > 0 },
    { name: 'Duration', value: duration(Date.parse(run.finished) - Date.parse(run.started)) },
    { name: 'Seed', value: `${run.seed}, ${count(run.examples, 'example')} a clause` },
    { name: 'Plan', value: run.planHash.slice(0, 16) },
    ...(run.shard === undefined ? [] : [{ name: 'Shard', value: `${run.shard.index} of ${run.shard.of}` }]),
    ...(run.only === undefined ? [] : [{ name: 'Only', value: run.only.join(', ') }]),
    { name: 'Exit code', value: String(gate.exit) },
    { name: 'Made by', value: `assay ${run.tool.version}, Node ${run.tool.node}` },
  ]
}
