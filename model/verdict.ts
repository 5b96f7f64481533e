/**
 * What a run concludes about one clause, in the words of ISO/IEC 9646.
 *
 * `fail` says that the target broke the clause; `inconclusive` that we could not tell; `untested` that it was
 * not tried, and why. They are never merged: a fault of ours that reads as the target's is the worst bug we can ship.
 */
import type { Case } from './case.ts'
import type { ClauseId } from './clause.ts'
import type { StoredExchange } from './exchange.ts'

/** One difference. `at` is a JSON Pointer when it points into the body. */
export type Finding = {
  readonly clause: ClauseId
  /** Which check found it: the name of its file in checks/. */
  readonly check: string
  readonly expected: string
  readonly actual: string
  readonly at?: string
}

export type Counterexample = {
  /** Minimal: shrunk while the same clause stays broken. Its input holds no reference that replay could not fill again. */
  readonly case: Case
  readonly exchange: StoredExchange
  /** For state clauses: all steps, in order. */
  readonly steps?: readonly { readonly does: string; readonly exchange: StoredExchange }[]
  readonly shrunk: number
}

export type Verdict =
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'fail'
      readonly findings: readonly Finding[]
      readonly example: Counterexample
      /** Of how many attempts at the minimal request the clause was broken. Fewer than all: intermittent. */
      readonly broken: { readonly times: number; readonly of: number }
    }
  | { readonly kind: 'inconclusive'; readonly because: string }
  | { readonly kind: 'untested'; readonly because: string; readonly needs?: readonly ClauseId[] }

export type VerdictKind = Verdict['kind']
