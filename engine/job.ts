/** Puts together what a run of one spec needs: target, pace, credentials, journal. The one place where these meet. */
import type { Job } from './run.ts'
import type { Journal } from './journal/journal.ts'
import { buildPlan } from './plan/build.ts'
import { openRenewal } from './calls/renewal.ts'
import type { Recorder, Setup } from './setup.ts'
import type { Keyring } from '../model/credentials.ts'
import type { RunEvent } from '../model/event.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import { secretsOf } from '../protocols/environment.ts'
import { freshNonce, type Clock } from '../targets/clock.ts'
import type { Limits } from '../targets/limits.ts'
import { createPacer } from '../targets/pacer.ts'
import { redactor } from '../targets/redaction.ts'
import { stored } from '../targets/stored.ts'
import { openTarget } from '../targets/target.ts'
import { schemesFor } from '../protocols/identities.ts'
import { withLogins, type Login } from '../protocols/logins.ts'

export type JobOptions = {
  readonly seed: number
  readonly examples: number
  readonly only: readonly string[]
  readonly calls: number
  readonly creates: number
  readonly live: number
  /** Calls per second for each operation; the documented rate when left out, none with 0. */
  readonly rate?: number
  readonly concurrency: number
  readonly windowSeconds?: number
  readonly shard?: { readonly index: number; readonly of: number }
  readonly limits?: Partial<Limits>
  readonly settings: Readonly<Record<string, string>>
}

export type JobParts = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly url: string
  readonly isMock: boolean
  readonly keyring: Keyring
  /** For identities whose credentials are yet to be got. */
  readonly logins?: readonly Login[]
  readonly clock: Clock
  readonly journal?: Journal
  readonly emit: (event: RunEvent) => void
  readonly signal: AbortSignal
}

/** A job for the engine. Throws a RangeError on a URL that cannot be a target. */
export function jobFor(parts: JobParts, options: JobOptions): Job {
  const { spec, protocol, clock, logins = [] } = parts
  const keyring = withLogins(parts.keyring, logins)
  const allowance = { calls: options.calls, creates: options.creates, live: options.live }
  const plan = buildPlan(spec, protocol, {
    seed: options.seed,
    examples: options.examples,
    only: options.only,
    schemes: schemesFor(spec, keyring),
    identities: Object.keys(keyring),
    allowance,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
  })
  let hide = redactor(secretsOf(keyring))
  const learn = (secrets: readonly string[]): void => void (hide = hide.with(secrets))
  const limits = options.limits === undefined ? {} : { limits: options.limits }
  const rate = rateOf(spec, options, parts.isMock)
  const settings = { ...exampleSettings(spec), ...options.settings }
  const setup: Setup = {
    spec,
    protocol,
    target: openTarget({ baseUrl: parts.url, clock, ...limits }),
    isMock: parts.isMock,
    pacer: createPacer({ clock, concurrency: options.concurrency, rateOf: () => rate }),
    clock,
    nonce: freshNonce,
    journal: recorder(parts.journal, parts.url, settings),
    keyring,
    ...(logins.length === 0 ? {} : { renewal: openRenewal({ logins, keyring, clock, learn, ...limits }) }),
    settings,
    allowance,
    concurrency: options.concurrency,
    windowSeconds: options.windowSeconds ?? spec.resource?.visibleWithinSeconds ?? 0,
    shrinkCalls: 40,
    redact: (text) => hide.text(text),
    store: (request, delivery, curl) => stored(request, delivery, { curl, redactor: hide }),
    emit: parts.emit,
    signal: parts.signal,
  }
  return { plan, setup }
}

/** The embedded mock needs no pacing; anything else is called no faster than documented. */
function rateOf(
  spec: Spec,
  { rate, shard }: JobOptions,
  isMock: boolean,
): { readonly calls: number; readonly perSeconds: number } | undefined {
  const shares = shard?.of ?? 1
  if (rate !== undefined) return rate === 0 ? undefined : { calls: rate / shares, perSeconds: 1 }
  if (isMock || spec.limits.rate === undefined) return undefined
  return { calls: spec.limits.rate.calls / shares, perSeconds: spec.limits.rate.perSeconds }
}

/** Settings that the spec gives an example for; what a real account needs is given with --set. */
export function exampleSettings(spec: Spec): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(spec.settings).map(([name, setting]) => [name, setting.example]))
}

/** For targets that forget by themselves, such as a mock in this process. */
function noJournal(): Recorder {
  let intents = 0
  return {
    intend: () => Promise.resolve(String((intents += 1))),
    outcome: () => Promise.resolve(),
    deleted: () => Promise.resolve(),
  }
}

function recorder(journal: Journal | undefined, target: string, settings: Readonly<Record<string, string>>): Recorder {
  if (journal === undefined) return noJournal()
  return {
    intend: async (entry) => String(await journal.intend({ ...entry, target, settings })),
    outcome: (key, outcome) => journal.outcome(Number(key), outcome),
    deleted: (key) => journal.deleted(Number(key)),
  }
}
