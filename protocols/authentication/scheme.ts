/**
 * One way to authenticate: how a client signs and how a server verifies. One file each, listed in index.ts.
 *
 * A scheme also breaks itself on purpose: it carries out the faults that it names in `triggers`, one at a time.
 */
import type { Identity } from '../../model/case.ts'
import type { Credentials } from '../../model/credentials.ts'
import type { Authentication, WireTrigger } from '../../model/spec.ts'
import type { Draft, Signed } from '../draft.ts'
import type { Incoming } from '../incoming.ts'
import type { ServerContext, WireFault } from '../protocol.ts'

export type Signing = {
  readonly authentication: Authentication
  /** Milliseconds since 1970. */
  readonly now: number
  readonly nonce: string
  readonly fault?: WireTrigger
  /** Written in place of what would be computed from a secret, where the request is only to be shown. */
  readonly shown?: string
}

export type Verification = { readonly identity?: Identity; readonly faults: readonly WireFault[] }

export type Scheme = {
  readonly scheme: Authentication['scheme']
  /** Without any of these it cannot sign. */
  readonly needs: readonly (keyof Credentials)[]
  readonly triggers: readonly WireTrigger[]
  sign(draft: Draft, credentials: Credentials, signing: Signing): Signed
  /** Whether a request carries the marks of this scheme, well formed or not. */
  claims(request: Incoming, authentication: Authentication): boolean
  /** Judges a request that this scheme claims. Never throws. */
  verify(request: Incoming, context: ServerContext, authentication: Authentication): Verification
}

/** Stands for a key, token or user that no service knows. */
export const unknownKey = 'assay-unknown-key'

/** Signs with a secret that is not the one of the key when the fault says so. */
export function secretFor(signing: Signing, secret: string): string {
  return signing.fault === 'wrong-signature' || signing.fault === 'unknown-key' ? `${secret}-wrong` : secret
}
