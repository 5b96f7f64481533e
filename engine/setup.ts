/** All that a run of one service is given: nothing in the engine reaches for a clock, a socket or the environment itself. */
import type { Keyring } from '../model/credentials.ts'
import type { RunEvent } from '../model/event.ts'
import type { Delivery, WireRequest } from '../model/exchange.ts'
import type { JsonObject } from '../model/json.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import type { Allowance } from './ledger.ts'

export type Target = {
  readonly baseUrl: string
  send(request: WireRequest): Promise<Delivery>
  close(): Promise<void>
}

export type Pacer = {
  run<T>(operation: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** The target asked for less: waits so long, then goes on more slowly. */
  slowDown(milliseconds: number): void
}

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Fresh hex text. */
  nonce(): string
}

/** The write-ahead journal of creates; see engine/journal.ts. */
export type Recorder = {
  intend(entry: { readonly service: string; readonly operation: string; readonly name: string; readonly input: JsonObject }): Promise<string>
  outcome(key: string, outcome: { readonly kind: 'created'; readonly resource: string } | { readonly kind: 'refused' } | { readonly kind: 'unknown'; readonly because: string }): Promise<void>
  deleted(key: string): Promise<void>
}

export type Setup = {
  readonly spec: Spec
  readonly protocol: Protocol
  readonly target: Target
  readonly pacer: Pacer
  readonly clock: Clock
  readonly journal: Recorder
  readonly keyring: Keyring
  readonly settings: Readonly<Record<string, string>>
  readonly allowance: Allowance
  readonly concurrency: number
  /** Seconds within which a write becomes visible; the spec's window unless the user says otherwise. */
  readonly windowSeconds: number
  /** Extra calls that confirming and shrinking one broken clause may cost. */
  readonly shrinkCalls: number
  readonly redact: (text: string) => string
  readonly emit: (event: RunEvent) => void
  /** Aborted: finish what is in flight, clean up, report. */
  readonly signal: AbortSignal
}
