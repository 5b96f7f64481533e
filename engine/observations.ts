/** Sends the probes and records what came back. Nothing here is judged. */
import { behaviourOf } from './calls/behaviour.ts'
import type { Case } from '../model/case.ts'
import type { Observation } from '../model/run.ts'
import { tryCase, type Workshop } from './judge.ts'
import { storedExchange } from './calls/storing.ts'

/** One observation per open question, from its probes. Accepted creates are deleted again. */
export async function observe(
  workshop: Workshop,
  question: { readonly operation: string; readonly name: string; readonly ask: string },
  probes: readonly (Case & { readonly sent?: string })[],
): Promise<Observation> {
  const seen: Observation['seen'][number][] = []
  let kept: Observation['exchange']
  for (const probe of probes) {
    const judged = await tryCase(workshop, probe, 'probe')
    if (judged.live !== undefined) await workshop.resources.remove(judged.live)
    if (judged.own !== undefined) await workshop.resources.remove(judged.own)
    kept ??= storedExchange(workshop.session.setup, judged.exchange)
    const { reply, delivery } = judged.exchange
    const answer =
      reply === undefined
        ? 'no answer'
        : reply.status < 300 && reply.error === undefined
          ? 'accepted'
          : `refused, status ${reply.status}${reply.error?.code === undefined ? '' : `, code ${reply.error.code}`}`
    const behaviour = behaviourOf(
      workshop,
      reply ?? (delivery.kind === 'fault' ? delivery.fault : { kind: 'other', message: '' }),
      judged.exchange,
    )
    seen.push({ sent: probe.sent ?? '', answer: workshop.session.setup.redact(answer), behaviour })
  }
  return {
    operation: question.operation,
    question: question.name,
    ask: question.ask,
    seen,
    ...(kept === undefined ? {} : { exchange: kept }),
  }
}
