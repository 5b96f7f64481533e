/** A fail that somebody knows of and answers for: until a date, on some targets, and only while it fails in this way. */
import type { ClauseId } from '../../model/clause.ts'
import type { SourceRef } from '../../model/problem.ts'

export type Waiver = {
  readonly clause: ClauseId
  /** Glob over the URL of the target; `*` stands for any text, `mock` for the embedded endpoint. */
  readonly target: string
  readonly reason: string
  readonly owner: string
  /** `YYYY-MM-DD`, UTC; the waiver holds until the end of that day. */
  readonly expires: string
  /** Of the wrong behaviour: see `fingerprintOfFail`. */
  readonly fingerprint: string
  readonly at: SourceRef
}

/** Why a waiver no longer holds; each is said with what to do. */
export type Stale = {
  readonly kind: 'expired' | 'different' | 'unmatched' | 'passing'
  readonly waiver: Waiver
  readonly message: string
}

/** What a file of waivers means for one run. Keys as `clauseKey` makes them. */
export type WaiverReview = {
  readonly waived: ReadonlyMap<string, Waiver>
  readonly stale: readonly Stale[]
}

export const NO_WAIVERS: WaiverReview = { waived: new Map(), stale: [] }
