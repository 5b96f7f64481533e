/**
 * Knows what this run has made and sees that it goes again.
 *
 * Every call of the creating operation passes here, also those that must be refused: a server that accepts them
 * leaves a real resource behind. The intent is in the journal before the request leaves.
 */
import type { JsonObject } from '../../model/json.ts'
import type { Leftover } from '../../model/run.ts'
import { fatesOf } from '../journal/doubts.ts'
import { inputFor, look, operationNamed } from './lifecycle.ts'
import type { Purpose } from '../calls/ledger.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange, Session } from '../calls/session.ts'
import { openCreating, type CreateAsk, type Created } from './creating.ts'
import { openHoldings } from './holdings.ts'

export type Resources = {
  /** Sends a create and gives the live resource when the target says that it made one. Throws `BudgetSpent`. */
  create(ask: CreateAsk): Promise<Created>
  /** Deletes one resource; gives the exchange, or undefined when the life cycle has no delete or it is gone already. */
  remove(live: Live, purpose?: Purpose): Promise<Exchange | undefined>
  /** Marks a resource as gone without a call: something else deleted it. */
  forget(live: Live): Promise<void>
  /** Deletes all that is left, last made first, and finds out about creates that got no answer. */
  removeAll(): Promise<readonly Leftover[]>
  /** Takes over what an earlier run has made, or may have made. */
  adopt(live: Live, state: 'alive' | 'doubtful'): void
  readonly alive: readonly Live[]
}

/** `plain` gives a valid input that nothing else uses. */
export function openResources(session: Session, plain?: () => JsonObject): Resources {
  const { setup } = session
  const resource = setup.spec.resource
  const holdings = openHoldings(session)
  const { alive, doubtful, forget, strand } = holdings

  async function remove(live: Live, purpose: Purpose = 'clean-up'): Promise<Exchange | undefined> {
    const operation = operationNamed(setup.spec, resource?.delete)
    if (operation === undefined || !alive.has(live.key)) return undefined
    const exchange = await session.send({
      operation,
      input: inputFor(operation, setup.settings, live),
      variation: {},
      purpose,
    })
    if (exchange.reply !== undefined && exchange.reply.status < 300 && exchange.reply.error === undefined)
      await forget(live)
    else if (exchange.reply?.status === 404 && !isYoung(live)) await forget(live)
    else strand(live.key)
    return exchange
  }

  /** Where writes take their time to show, a young resource may be there although it cannot be found. */
  function isYoung({ since }: Live): boolean {
    return setup.clock.elapsed() - since < setup.windowSeconds * 1000
  }

  async function removeAll(): Promise<readonly Leftover[]> {
    const unclear = await resolveDoubtful()
    const leftovers: Leftover[] = []
    for (const live of [...alive.values()].toReversed()) {
      const because = await removeSurely(live)
      if (because !== undefined) leftovers.push({ resource: live.id === '' ? live.name : live.id, because })
    }
    return [...leftovers, ...unclear]
  }

  /** Creates without a readable answer: reading back tells whether they happened. What stays unclear is left alone. */
  async function resolveDoubtful(): Promise<readonly Leftover[]> {
    if (doubtful.size === 0) return []
    const fates = await fatesOf(session, [...doubtful.values()], new Set([...alive.values()].map(({ id }) => id)))
    const unclear: Leftover[] = []
    for (const [key, live] of doubtful) {
      const fate = fates.get(key) ?? { kind: 'unclear', because: 'the spec says of no way to find it' }
      if (fate.kind === 'unclear') {
        unclear.push({
          resource: live.name,
          because: `it is not known whether this create was carried out: ${fate.because}`,
        })
        continue
      }
      doubtful.delete(key)
      if (fate.kind === 'never-made') await setup.journal.deleted(key)
      else {
        alive.set(key, { ...live, id: fate.id })
        await setup.journal.outcome(key, { kind: 'created', resourceId: fate.id })
      }
    }
    return unclear
  }

  /** Tries a delete a few times; says why when the resource is still there. */
  async function removeSurely(live: Live): Promise<string | undefined> {
    let because = 'the service has no operation that deletes'
    for (let tries = 0; tries < 3; tries += 1) {
      const exchange = await remove(live)
      if (!alive.has(live.key)) return undefined
      because =
        exchange?.reply === undefined
          ? 'no answer to the delete'
          : `the delete was answered with status ${exchange.reply.status}`
      const sight = await look(session, live, 'clean-up', () => {})
      if (sight.kind === 'absent' && !isYoung(live)) {
        await forget(live)
        return undefined
      }
      if (isYoung(live)) await setup.clock.sleep(setup.windowSeconds * 1000 - (setup.clock.elapsed() - live.since))
    }
    return because
  }

  const adopt: Resources['adopt'] = (live, state) => void (state === 'alive' ? alive : doubtful).set(live.key, live)
  return {
    create: openCreating({
      session,
      holdings,
      resolve: resolveDoubtful,
      remove,
      ...(plain === undefined ? {} : { plain }),
    }),
    remove,
    forget,
    removeAll,
    adopt,
    get alive() {
      return [...alive.values()]
    },
  }
}
