/**
 * Sends creates: the intent is in the journal before the request leaves, the outcome after the answer.
 *
 * A valid create that is refused because the account is full says nothing about its clause: it is sent again when there
 * are fewer others, and what no longer fits is untested.
 */
import type { Variation } from '../../model/case.ts'
import type { JsonObject } from '../../model/json.ts'
import { BudgetSpent, type Purpose } from '../calls/ledger.ts'
import { textAt } from '../calls/paths.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange, Session } from '../calls/session.ts'
import { refusedFor } from './refused-for.ts'
import type { Holdings } from './holdings.ts'
import { operationNamed } from './lifecycle.ts'

export type CreateAsk = {
  readonly input: JsonObject
  readonly variation: Variation
  readonly purpose: Purpose
  /** Whether it is meant to succeed. */
  readonly expected: boolean
  /** Whether whoever asks has kept a place for what it may make. */
  readonly isPlaced?: boolean
  readonly nonce?: string
}

export type Created = { readonly exchange: Exchange; readonly live?: Live }

const mostTries = 5

const full = {
  sure: 'the target says that its quota is full',
  likely: 'the target refuses plain creates too: its quota may be full',
}

export type Creating = {
  readonly session: Session
  readonly holdings: Holdings
  /** Finds out about creates whose answer held no id. */
  resolve(): Promise<unknown>
  /** A valid input that nothing else uses: when it is refused as well, the account is full. */
  plain?(): JsonObject
  remove(live: Live): Promise<unknown>
}

/** A way to create in one session. */
export function openCreating({
  session,
  holdings,
  resolve,
  plain,
  remove,
}: Creating): (ask: CreateAsk) => Promise<Created> {
  const { setup, ledger } = session
  const { resource } = setup.spec

  async function create(ask: CreateAsk): Promise<Created> {
    if (ask.isPlaced !== true) await ledger.reserve(setup.signal)
    let isControlled = false
    for (let tries = 1; ; tries += 1) {
      const { exchange, key } = await sendNoted(ask)
      const made = await settle(exchange, key)
      const sign = ask.expected ? refusedFor('quota', setup.spec, exchange) : undefined
      if (sign === undefined || isControlled) return made
      // A status alone may as well tell that this very input is refused: no place is given up for that.
      if (sign === 'likely' && !(await isFull())) isControlled = true
      else if (tries >= mostTries || !ledger.shrink()) throw new BudgetSpent(full[sign])
      await ledger.reserve(setup.signal)
    }
  }

  /** With nothing alive at all, a refused create is no sign of a full account. */
  async function isFull(): Promise<boolean> {
    if (plain === undefined || holdings.alive.size === 0) return false
    await ledger.reserve(setup.signal)
    const { exchange, key } = await sendNoted({
      input: plain(),
      variation: {},
      purpose: 'confirm',
      expected: false,
    })
    const { live } = await settle(exchange, key)
    if (live !== undefined) await remove(live)
    return live === undefined
  }

  async function sendNoted(ask: CreateAsk): Promise<{ readonly exchange: Exchange; readonly key: string }> {
    const operation = operationNamed(setup.spec, resource?.create)
    if (resource === undefined || operation === undefined) throw new Error('create() without a creating operation')
    const name = textAt(ask.input, resource.name) ?? ''
    const key = await setup.journal.intend({
      service: setup.spec.service,
      operation: operation.name,
      name,
      input: ask.input,
    })
    const exchange = await session.send({ ...ask, operation }).catch(async (error: unknown) => {
      await setup.journal.outcome(key, { kind: 'refused' })
      ledger.cancel()
      throw error
    })
    return { exchange, key }
  }

  async function settle(exchange: Exchange, key: string): Promise<Created> {
    const reply = exchange.reply
    const id =
      resource?.id.from === 'input'
        ? textAt(exchange.input, resource.id.path)
        : textAt(reply?.body, resource?.id.path ?? '')
    const name = textAt(exchange.input, resource?.name ?? '') ?? ''
    const live: Live = { key, id: id ?? '', name, input: exchange.input, since: setup.clock.elapsed() }
    if (reply !== undefined && reply.status >= 200 && reply.status < 300 && reply.error === undefined) {
      ledger.created()
      if (id === undefined) {
        holdings.doubtful.set(key, live)
        await setup.journal.outcome(key, { kind: 'unknown', why: 'the reply holds no id' })
        return nameless(exchange, key)
      }
      holdings.alive.set(key, live)
      await setup.journal.outcome(key, { kind: 'created', resourceId: id })
      return { exchange, live }
    }
    ledger.cancel()
    if (exchange.outcome === 'answered' && !exchange.doubtful) await setup.journal.outcome(key, { kind: 'refused' })
    else {
      holdings.doubtful.set(key, live)
      await setup.journal.outcome(key, { kind: 'unknown', why: exchange.outcome })
    }
    return { exchange }
  }

  /** It was made, and nobody told us its id: reading back may. */
  async function nameless(exchange: Exchange, key: string): Promise<Created> {
    await resolve()
    const live = holdings.alive.get(key)
    if (live === undefined) holdings.strand(key)
    return { exchange, ...(live === undefined ? {} : { live }) }
  }

  return create
}
