/**
 * Knows what this run has made and sees that it goes again.
 *
 * Every call of the creating operation passes here, also those that must be refused: a server that accepts them
 * leaves a real resource behind. The intent is in the journal before the request leaves.
 */
import type { Leftover } from '../../model/run.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Variation } from '../../model/case.ts'
import { fatesOf } from '../journal/doubts.ts'
import { inputFor, look, operationNamed } from './lifecycle.ts'
import type { Purpose } from '../calls/ledger.ts'
import { textAt } from '../calls/paths.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange, Session } from '../calls/session.ts'

export type Created = { readonly exchange: Exchange; readonly live?: Live }

export type Resources = {
  /**
   * Sends a create. `expected` says whether it is meant to succeed: then a place among the live is reserved first.
   * Gives the live resource when the target says that it made one.
   */
  create(ask: {
    readonly input: JsonObject
    readonly variation: Variation
    readonly purpose: Purpose
    readonly expected: boolean
    readonly nonce?: string
  }): Promise<Created>
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

export function openResources(session: Session): Resources {
  const { setup, ledger } = session
  const resource = setup.spec.resource
  const alive = new Map<string, Live>()
  const doubtful = new Map<string, Live>()
  const stranded = new Set<string>()

  async function create(ask: Parameters<Resources['create']>[0]): Promise<Created> {
    const operation = operationNamed(setup.spec, resource?.create)
    if (resource === undefined || operation === undefined) throw new Error('create() without a creating operation')
    if (ask.expected) await ledger.reserve(setup.signal)
    const name = textAt(ask.input, resource.name) ?? ''
    const key = await setup.journal.intend({
      service: setup.spec.service,
      operation: operation.name,
      name,
      input: ask.input,
    })
    const exchange = await session.send({ ...ask, operation }).catch(async (error: unknown) => {
      await setup.journal.outcome(key, { kind: 'refused' })
      if (ask.expected) ledger.release()
      throw error
    })
    return settle(exchange, key, name, ask.expected)
  }

  async function settle(exchange: Exchange, key: string, name: string, expected: boolean): Promise<Created> {
    const reply = exchange.reply
    const id =
      resource?.id.from === 'input'
        ? textAt(exchange.input, resource.id.path)
        : textAt(reply?.body, resource?.id.path ?? '')
    const live: Live = { key, id: id ?? '', name, input: exchange.input, since: setup.clock.elapsed() }
    if (reply !== undefined && reply.status >= 200 && reply.status < 300 && reply.error === undefined) {
      ledger.created()
      if (!expected) ledger.surprise()
      if (id === undefined) {
        doubtful.set(key, live)
        await setup.journal.outcome(key, { kind: 'unknown', why: 'the reply holds no id' })
        return nameless(exchange, key)
      }
      alive.set(key, live)
      await setup.journal.outcome(key, { kind: 'created', resourceId: id })
      return { exchange, live }
    }
    if (expected) ledger.release()
    if (exchange.outcome === 'answered' && !exchange.doubtful) await setup.journal.outcome(key, { kind: 'refused' })
    else {
      doubtful.set(key, live)
      await setup.journal.outcome(key, { kind: 'unknown', why: exchange.outcome })
    }
    return { exchange }
  }

  /** It was made, and nobody told us its id: reading back may. */
  async function nameless(exchange: Exchange, key: string): Promise<Created> {
    await resolveDoubtful()
    const live = alive.get(key)
    if (live === undefined) strand(key)
    return { exchange, ...(live === undefined ? {} : { live }) }
  }

  /** It keeps its place among the live until it is gone; nobody may wait for that place in vain. */
  function strand(key: string): void {
    if (!stranded.has(key)) ledger.strand()
    stranded.add(key)
  }

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
    else if (exchange.reply?.status === 404) await forget(live)
    else strand(live.key)
    return exchange
  }

  async function forget(live: Live): Promise<void> {
    if (!alive.delete(live.key)) return
    if (stranded.delete(live.key)) ledger.unstrand()
    ledger.release()
    await setup.journal.deleted(live.key)
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
      if (sight.kind === 'absent') {
        await forget(live)
        return undefined
      }
    }
    return because
  }

  const adopt: Resources['adopt'] = (live, state) => void (state === 'alive' ? alive : doubtful).set(live.key, live)
  return {
    create,
    remove,
    forget,
    removeAll,
    adopt,
    get alive() {
      return [...alive.values()]
    },
  }
}
