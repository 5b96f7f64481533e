/** How fast a service answered, how soon its writes were seen, and what the calls to it were spent on. */
import type { ServiceRun } from '../../../model/run.ts'
import { count, duration, grouped, list } from '../../text/phrases.ts'
import { visible } from '../../text/visible.ts'
import type { Scene } from '../scene.ts'
import { draw } from './drawing.tsx'
import { budgetDrawing, latencyDrawing, quantile, slowest, visibleDrawing } from './measures.ts'

export function ServiceCharts({ scene }: { readonly scene: Scene }) {
  const { services } = scene.run
  return (
    <section class="frame" aria-labelledby="behaviour">
      <h2 id="behaviour">Speed and cost</h2>
      {services.every((service) => service.cost.calls === 0) && <p class="empty">No call was made.</p>}
      {services
        .filter((service) => service.cost.calls > 0)
        .map((service) => (
          <Figures service={service} several={services.length > 1} />
        ))}
    </section>
  )
}

function Figures({ service, several }: { readonly service: ServiceRun; readonly several: boolean }) {
  return (
    <>
      {several && <h3 class="service">{visible(service.title)}</h3>}
      <div class="figures">
        <BudgetFigure service={service} />
        {Object.keys(service.latency).length > 0 && <LatencyFigure service={service} />}
        {service.timeToVisible.length > 0 && <VisibleFigure service={service} />}
      </div>
      {service.leftovers.length > 0 && <Leftovers service={service} />}
    </>
  )
}

function LatencyFigure({ service }: { readonly service: ServiceRun }) {
  const items = slowest(service.latency)
  const says = list(
    items.slice(0, 3).map((item) => `${visible(item.operation)} ${duration(item.p50)} (p99 ${duration(item.p99)})`),
  )
  const left = Object.keys(service.latency).length - items.length
  return (
    <figure>
      <figcaption>
        <b>Latency per operation</b>
        Dot: the median. Gold: 90 of 100 calls took no longer. Ring, with its value: 99 of 100. Logarithmic.
        {left > 0 ? ` The ${items.length} slowest operations of ${items.length + left}.` : ''}
      </figcaption>
      <div class="scroll" tabIndex={0} role="group" aria-label={`Latency of ${visible(service.title)}`}>
        {draw(`Median latency per operation, the slowest first: ${says}.`, latencyDrawing(items))}
      </div>
    </figure>
  )
}

function VisibleFigure({ service: { timeToVisible: times } }: { readonly service: ServiceRun }) {
  const says = `${count(times.length, 'write')} read back: half were visible within ${duration(quantile(times, 0.5))}, all within ${duration(Math.max(...times))}.`
  return (
    <figure>
      <figcaption>
        <b>Time until a write is visible</b>
        {says}
      </figcaption>
      <div class="scroll" tabIndex={0} role="group" aria-label="Time until a write is visible">
        {draw(says, visibleDrawing(times))}
      </div>
    </figure>
  )
}

function BudgetFigure({ service: { cost } }: { readonly service: ServiceRun }) {
  const says = `${count(cost.calls, 'call')} of ${grouped(cost.planned.calls)} planned; ${grouped(cost.throttled)} throttled, ${grouped(cost.retried)} retried.`
  const purposes = Object.entries(cost.spent).map(([purpose, calls]) => `${purpose} ${grouped(calls)}`)
  if (purposes.length === 0) return null
  return (
    <figure>
      <figcaption>
        <b>Calls, by what they were for</b>
        {says}
      </figcaption>
      <div class="scroll" tabIndex={0} role="group" aria-label="Calls by purpose">
        {draw(`Calls by purpose: ${list(purposes)}.`, budgetDrawing(cost))}
      </div>
    </figure>
  )
}

function Leftovers({ service }: { readonly service: ServiceRun }) {
  return (
    <>
      <h4>Left over</h4>
      <ul>
        {service.leftovers.map((item) => (
          <li>
            <code>{visible(item.resource)}</code> {visible(item.because)}
          </li>
        ))}
      </ul>
    </>
  )
}
