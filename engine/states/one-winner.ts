/** Of several creates of one name, released together, exactly one succeeds and one resource is left. */
import { fill } from '../calls/references.ts'
import { listAll, nameOf, operationNamed } from '../resources/lifecycle.ts'
import type { Created } from '../resources/creating.ts'
import type { Workshop } from '../judge.ts'
import { broken, held, unknown, type Script, type StateOutcome, type StateStep } from './state.ts'

/** A race for each size of crowd. */
export function oneWinner(crowds: readonly number[]): StateStep {
  return {
    promise: 'one-winner',
    roles: ['list', 'delete'],
    cost: () => ({ calls: crowds.reduce((sum, size) => sum + size + 2, 0), creates: crowds.length }),
    async run(workshop, script) {
      const rate = workshop.session.setup.spec.limits.rate
      // More at once than a second allows would come one after another, and prove nothing.
      const fits = workshop.session.setup.isMock
        ? crowds
        : crowds.filter((size) => rate === undefined || size <= rate.calls / rate.perSeconds)
      // Each of them may win on a broken target, and needs a place.
      const { room } = workshop.session.ledger
      if (room < 2) return unknown('a race needs places for two more: allow them with --max-live and --max-creates')
      for (const size of new Set((fits.length > 0 ? fits : [2]).map((wanted) => Math.min(wanted, room)))) {
        const outcome = await race(workshop, script, size)
        if (outcome.kind !== 'held') return outcome
      }
      return held
    },
  }
}

async function race(workshop: Workshop, script: Script, size: number): Promise<StateOutcome> {
  const { resources, session } = workshop
  const { spec, settings } = session.setup
  const resource = spec.resource
  const operation = operationNamed(spec, resource?.create)
  if (resource === undefined || operation === undefined) return unknown('the spec names no resource')
  const input = fill(workshop.freshInput().input, { settings })
  await session.ledger.reserve(session.setup.signal, size)
  const attempts = await Promise.all(
    Array.from({ length: size }, () =>
      resources.create({ input, variation: {}, purpose: 'state', expected: false, isPlaced: true }),
    ),
  )
  const winners = attempts.filter((attempt) => attempt.live !== undefined)
  const list = await listAll(session, 'state', () => {}, winners[0]?.live?.name)
  for (const attempt of attempts) script.note(`one of ${size} creates of the same name at once`, attempt.exchange)
  const known = [
    ...new Map(winners.flatMap(({ live }) => (live === undefined ? [] : [[live.id, live] as const]))).values(),
  ]
  for (const { live } of winners)
    if (live !== undefined) await (known.includes(live) ? resources.remove(live) : resources.forget(live))
  if (winners.length !== 1) return broken(`1 of ${size} creates accepted`, `${winners.length} accepted`)
  const stray = attempts.find((attempt) => attempt.live === undefined && !isRefused(attempt))
  if (stray !== undefined) {
    const reply = stray.exchange.reply
    if (reply === undefined || stray.exchange.outcome === 'throttled') return unknown('some creates got no answer')
    return broken('the others refused, status 400 to 499', `status ${reply.status}`)
  }
  const name = winners[0]?.live?.name
  const left = list.kind === 'listed' ? list.items.filter((item) => nameOf(resource, item) === name).length : 1
  return left > 1 ? broken('one resource of the name', `${left} in the list`) : held
}

/** Which error they are refused with is the business of that error. */
function isRefused({ exchange }: Created): boolean {
  const status = exchange.reply?.status ?? 0
  return status >= 400 && status < 500 && exchange.outcome === 'answered'
}
