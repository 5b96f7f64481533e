/** What the documents promise about errors, and about every call of a protocol. */
import type { SourceRef } from './problem.ts'
import type { Citation, Level } from './citation.ts'

/** What provokes an error. Wire triggers are carried out by the protocol, the others by the engine. */
export type Trigger =
  | WireTrigger
  | 'invalid'
  | 'missing'
  | 'duplicate'
  | 'unknown'
  | 'quota'
  | 'unprivileged'
  | 'other-account'
  | 'throttled'
  | 'never-on-demand'

export type WireTrigger =
  | 'no-credentials'
  | 'unknown-key'
  | 'wrong-signature'
  | 'malformed-authentication'
  | 'missing-clock'
  | 'malformed-clock'
  | 'expired-clock'
  | 'replayed-nonce'
  | 'unknown-operation'
  | 'missing-operation'
  | 'unknown-version'
  | 'missing-version'
  | 'unknown-format'
  | 'wrong-method'
  | 'malformed-body'
  | 'wrong-content-type'
  | 'wrong-body-type'
  | 'body-too-large'

export type ErrorPromise = {
  /** Key in the spec, unique in its operation; the code itself unless `code` says otherwise. */
  readonly name: string
  /** Exact code, or a template with `{parameter}`; absent where the documents promise no code. */
  readonly code?: string
  readonly status: readonly number[]
  /** Exact texts, any of which may come; `{parameter}`, `{value}` and `{*}` (anything) are placeholders. */
  readonly message?: readonly string[]
  readonly when: Trigger
  /** For `unknown`, `invalid` and `missing`: the parameter meant. */
  readonly parameter?: string
  /** For errors of `Spec.errors`: judged on every operation or once for the service. */
  readonly each: 'operation' | 'service'
  /** Why it cannot be provoked, for `never-on-demand`. */
  readonly because?: string
  readonly level: Level
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

/** Promises of the protocol that are no error: each `promise` is known to protocols and checks. */
export type CommonPromise = {
  readonly promise:
    | 'request-id.present'
    | 'request-id.fresh'
    | 'content-type'
    | 'envelope'
    | 'format.json'
    | 'format.xml'
    | 'format.default'
    | 'parameters.query'
    | 'parameters.form'
    | 'authentication.scheme'
    | 'no-redirect'
  /** For `authentication.scheme`: which. */
  readonly scheme?: string
  /** For `format.default`: in which format a call that asks for none is answered; JSON when left out. */
  readonly format?: 'json' | 'xml'
  readonly statement: string
  readonly level: Level
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}
