/**
 * Takes one request of a service through the mock: protocol, rate, parameters, references, rights, uniqueness,
 * quota, write, answer. It never throws: what goes wrong inside is a plain error without any detail.
 */
import type { Keyring } from '../model/credentials.ts'
import type { WireRequest, WireResponse } from '../model/exchange.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol, Received } from '../protocols/protocol.ts'
import type { Answer, Behaviour, Outcome, Refusal, Request, Wrap } from './behaviour.ts'
import { createFind, createNonces } from './callers.ts'
import { createConforming } from './conforming.ts'
import { createMeter, createRate } from './counters.ts'
import type { Counters } from './counters.ts'
import { plantForeign } from './foreign.ts'
import { createIdentifiers } from './identifiers.ts'
import { roleOf } from './references.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'

export type ServiceOptions = {
  readonly keyring: Keyring
  /** Milliseconds since 1970. */
  now(): number
  readonly seed: number
  readonly settings: Readonly<Record<string, string>>
  readonly enforceRate: boolean
  readonly quota: number | undefined
  readonly lagMilliseconds: number
  /** How many resources of others are there from the start. */
  readonly foreign: number
  /** Applied in order over the conforming behaviour. */
  readonly wraps: readonly Wrap[]
  /** The order of the checks reversed, as some servers may have it. */
  readonly reversedChecks: boolean
}

export type Service = {
  readonly store: Store
  readonly counters: Counters
  /** `tooLarge` says that the body was cut at the limit. */
  handle(wire: WireRequest, tooLarge: boolean): Promise<WireResponse>
}

type Verdict = { readonly refusal: Refusal; readonly waitMilliseconds?: number } | { readonly outcome: Outcome }

/** Makes a service from a spec; nothing is shared between two of them. */
export function createService(spec: Spec, protocol: Protocol, options: ServiceOptions): Service {
  const store = createStore(options.lagMilliseconds)
  const ids = createIdentifiers(`${options.seed}/${spec.service}`)
  const settings = {
    ...Object.fromEntries(Object.entries(spec.settings).map(([name, setting]) => [name, setting.example])),
    ...options.settings,
  }
  const conforming = createConforming({
    spec,
    protocol,
    settings,
    store,
    ids,
    quota: options.quota ?? spec.limits.quota?.resources,
  })
  const behaviour = options.wraps.reduce((below, wrap) => wrap(below), conforming)
  const meter = createMeter()
  const rate =
    options.enforceRate && spec.limits.rate !== undefined
      ? createRate(spec.limits.rate.calls, spec.limits.rate.perSeconds)
      : undefined
  const find = createFind(options.keyring)
  const isReplayed = createNonces()
  plantForeign(spec, store, options.foreign, ids, options.now())
  let sequence = 0

  async function handle(wire: WireRequest, tooLarge: boolean): Promise<WireResponse> {
    sequence += 1
    const number = sequence
    const delay = behaviour.delay(number)
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    const now = options.now()
    const read = protocol.receive(wire, { spec, now, find, isReplayed })
    const received: Received = tooLarge ? { ...read, faults: [{ trigger: 'body-too-large' }] } : read
    meter.arrive(received.operation?.name ?? '?', now)
    const requestId = behaviour.requestId()
    const host = new URL(wire.url).host
    const [fault] = behaviour.faults(received, wire)
    const { operation } = received
    if (fault !== undefined || operation === undefined) {
      const about = { requestId, ...(operation === undefined ? {} : { operation }) }
      return behaviour.respond(
        behaviour.answer(behaviour.error(fault ?? { trigger: 'unknown-operation' }, about), received),
        received,
        host,
      )
    }
    const identity = behaviour.identify(received)
    const account = identity === 'other' ? 'other' : 'main'
    const asSent: Request = {
      wire,
      received,
      operation,
      role: roleOf(spec.resource, operation),
      input: received.input,
      identity,
      account,
      requestId,
      sequence: number,
      now,
    }
    const request = { ...asSent, input: behaviour.understand(asSent) }
    const verdict = await decide(request)
    return write(request, verdict, host)
  }

  /** Without a pause, everything from the first check to the write is one synchronous step. */
  async function decide(request: Request): Promise<Verdict> {
    const wait = rate?.take(`${request.operation.name}/${request.account}`, request.now)
    if (wait !== undefined) return { refusal: { trigger: 'throttled' }, waitMilliseconds: wait }
    const refusal = firstRefusal(behaviour, request, options.reversedChecks)
    if (refusal !== undefined) {
      behaviour.refused(request, refusal)
      return { refusal }
    }
    const pause = behaviour.pause(request)
    if (pause !== undefined) await pause
    return { outcome: carryOut(behaviour, request) }
  }

  function write(request: Request, verdict: Verdict, host: string): WireResponse {
    const { received, operation, requestId } = request
    if ('outcome' in verdict) {
      if (request.role === 'create') meter.counters.creates += 1
      const body = behaviour.body(request, verdict.outcome)
      const success: Answer = { kind: 'success', operation, status: behaviour.status(request), body, requestId }
      return behaviour.respond(behaviour.answer(success, received), received, host)
    }
    const response = behaviour.respond(
      behaviour.answer(behaviour.error(verdict.refusal, { operation, requestId }), received),
      received,
      host,
    )
    if (verdict.waitMilliseconds === undefined) return response
    return {
      ...response,
      headers: [...response.headers, ['Retry-After', String(Math.max(1, Math.ceil(verdict.waitMilliseconds / 1000)))]],
    }
  }

  return { store, counters: meter.counters, handle }
}

function firstRefusal(behaviour: Behaviour, request: Request, reversed: boolean): Refusal | undefined {
  const checks = [
    () => behaviour.refuseBroken(request, behaviour.validate(request)),
    () => behaviour.refer(request),
    () => behaviour.authorise(request),
    () => behaviour.unique(request),
    () => behaviour.quota(request, behaviour.everything(request).length),
  ]
  for (const check of reversed ? checks.toReversed() : checks) {
    const refusal = check()
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function carryOut(behaviour: Behaviour, request: Request): Outcome {
  const { role } = request
  if (role === undefined) return {}
  if (role === 'create') return { resource: behaviour.create(request) }
  if (role === 'list') return { page: behaviour.list(request) }
  const resource = behaviour.find(request)
  if (resource === undefined) return {}
  if (role === 'update') return { resource: behaviour.update(request, resource) }
  if (role === 'delete') behaviour.remove(request, resource)
  return { resource }
}
