/**
 * Sends one call as often as it takes to get an answer that can be judged.
 *
 * Throttling, 5xx and transport faults say nothing about a clause: they are retried with a new nonce and clock,
 * and when they stay, the exchange is `unanswered` and whoever asked reports that it could not tell.
 */
import type { Identity, Variation } from '../../model/case.ts'
import type { Credentials } from '../../model/credentials.ts'
import type { Delivery, Reply, WireRequest } from '../../model/exchange.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation } from '../../model/spec.ts'
import type { Call } from '../../protocols/protocol.ts'
import type { Ledger, Purpose } from './ledger.ts'
import type { Current } from './renewal.ts'
import type { Setup } from '../setup.ts'
import { isThrottled, retryAfter } from './throttling.ts'

export type Ask = {
  readonly operation: Operation
  /** References filled. */
  readonly input: JsonObject
  readonly variation: Variation
  readonly purpose: Purpose
  /** Sends with this nonce instead of a fresh one: a replay. */
  readonly nonce?: string
}

export type Exchange = Ask & {
  readonly call: Call
  readonly request: WireRequest
  readonly delivery: Delivery
  /** Set when a response came, whatever it says. */
  readonly reply?: Reply
  readonly outcome: 'answered' | 'server-error' | 'throttled' | 'no-response'
  readonly attempts: number
  /** True when an earlier attempt got no response, so that it may have been carried out unseen. */
  readonly doubtful: boolean
}

export type Session = {
  readonly setup: Setup
  readonly ledger: Ledger
  send(ask: Ask): Promise<Exchange>
}

const patience = { throttled: 8, 'server-error': 3, 'no-response': 3 } as const
const pauseMilliseconds = 100

/** A session on one target. Throws `BudgetSpent` from `send`, and nothing else. */
export function openSession(setup: Setup, ledger: Ledger): Session {
  async function attempt(ask: Ask): Promise<Omit<Exchange, 'attempts' | 'doubtful'>> {
    const current = await currentCredentials(setup, ask)
    const call = callOf(setup, ask, current.kind === 'held' ? current.credentials : setup.keyring[identityOf(ask)])
    const request = setup.protocol.encode(call)
    if (current.kind === 'none') {
      const unsent = { kind: 'fault', fault: { kind: 'other', message: current.because } } as const
      const timing = { at: setup.clock.elapsed(), took: 0 }
      return { ...ask, call, request, delivery: { ...unsent, timing }, outcome: 'no-response' }
    }
    const delivery = await setup.pacer.run(ask.operation.name, () => setup.target.send(request))
    if (delivery.kind === 'fault') return { ...ask, call, request, delivery, outcome: 'no-response' }
    const reply = setup.protocol.decode(setup.spec, ask.operation, delivery.response)
    if (setup.spec.limits.billing !== undefined && reply.status < 300 && reply.error === undefined) ledger.billed()
    const outcome = isThrottled(setup.spec, reply) ? 'throttled' : reply.status >= 500 ? 'server-error' : 'answered'
    return { ...ask, call, request, delivery, reply, outcome }
  }

  async function send(ask: Ask): Promise<Exchange> {
    let doubtful = false
    let hasRenewed = false
    for (let attempts = 1; ; attempts += 1) {
      ledger.call(ask.purpose)
      const exchange = await attempt(ask)
      if (!hasRenewed && isOutdated(setup, exchange)) {
        hasRenewed = true
        ledger.retried()
        continue
      }
      if (exchange.outcome === 'throttled') slowDown(exchange)
      if (exchange.outcome === 'answered' || attempts >= patience[exchange.outcome] || setup.signal.aborted) {
        return { ...exchange, attempts, doubtful }
      }
      doubtful ||= exchange.outcome !== 'throttled'
      ledger.retried()
      if (exchange.outcome !== 'throttled') await setup.clock.sleep(pauseMilliseconds * 2 ** (attempts - 1))
    }
  }

  function slowDown(exchange: Omit<Exchange, 'attempts' | 'doubtful'>): void {
    ledger.throttled()
    const waitMilliseconds = retryAfter(exchange.reply, setup.clock.now())
    setup.pacer.slowDown(exchange.operation.name, waitMilliseconds)
    setup.emit({ kind: 'throttled', service: setup.spec.service, operation: exchange.operation.name, waitMilliseconds })
  }

  return { setup, ledger, send }
}

function identityOf({ variation }: Ask): Identity {
  return variation.identity ?? 'main'
}

async function currentCredentials(setup: Setup, ask: Ask): Promise<Current> {
  const identity = identityOf(ask)
  if (setup.renewal !== undefined) return setup.renewal.current(identity)
  const credentials = setup.keyring[identity]
  return { kind: 'held', ...(credentials === undefined ? {} : { credentials }) }
}

/** A call that was refused because its credentials ran out on the way says nothing about the service. */
function isOutdated(setup: Setup, exchange: Omit<Exchange, 'attempts' | 'doubtful'>): boolean {
  const { credentials } = exchange.call
  if (exchange.reply?.status !== 401 || exchange.variation.fault !== undefined || credentials === undefined)
    return false
  return setup.renewal?.isOutdated(identityOf(exchange), credentials) === true
}

function callOf(setup: Setup, ask: Ask, credentials: Credentials | undefined): Call {
  return {
    spec: setup.spec,
    operation: ask.operation,
    input: ask.input,
    variation: ask.variation,
    baseUrl: setup.target.baseUrl,
    settings: setup.settings,
    now: setup.clock.now(),
    nonce: ask.nonce ?? setup.nonce(),
    ...(credentials === undefined ? {} : { credentials }),
  }
}
