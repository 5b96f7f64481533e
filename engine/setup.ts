/** All that a run of one service is given: nothing in the engine reaches for a clock, a socket or the environment itself. */
import type { Keyring } from '../model/credentials.ts'
import type { RunEvent } from '../model/event.ts'
import type { Delivery, StoredExchange, WireRequest } from '../model/exchange.ts'
import type { JsonObject } from '../model/json.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import type { Clock } from '../targets/clock.ts'
import type { Pacer } from '../targets/pacer.ts'
import type { Target } from '../targets/target.ts'
import type { CreateOutcome } from './journal/journal.ts'
import type { Allowance } from './calls/ledger.ts'
import type { Renewal } from './calls/renewal.ts'

/** The write-ahead journal of creates; see engine/journal/journal.ts. */
export type Recorder = {
  intend(entry: {
    readonly service: string
    readonly operation: string
    readonly name: string
    readonly input: JsonObject
  }): Promise<string>
  outcome(key: string, outcome: CreateOutcome): Promise<void>
  deleted(key: string): Promise<void>
}

export type Setup = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly target: Target
  /** The embedded mock. */
  readonly isMock: boolean
  readonly pacer: Pacer
  readonly clock: Clock
  /** Fresh hex text, never the same twice. */
  readonly nonce: () => string
  readonly journal: Recorder
  readonly keyring: Keyring
  /** For credentials that run out; without it, those of the keyring are used as they are. */
  readonly renewal?: Renewal
  readonly settings: Readonly<Record<string, string>>
  readonly allowance: Allowance
  readonly concurrency: number
  /** Seconds within which a write becomes visible; the spec's window unless the user says otherwise. */
  readonly windowSeconds: number
  /** Extra calls that confirming and shrinking one broken clause may cost. */
  readonly shrinkCalls: number
  readonly redact: (text: string) => string
  /** Makes an exchange fit for run.json: redacted, cut, with its shell line. */
  readonly store: (request: WireRequest, delivery: Delivery, curl: string) => StoredExchange
  readonly emit: (event: RunEvent) => void
  /** Aborted: finish what is in flight, clean up, report. */
  readonly signal: AbortSignal
}
