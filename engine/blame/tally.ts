/**
 * Gathers the evidence for and against each clause while a run goes on.
 *
 * Holds no exchange longer than its verdict needs: counts, one sample per clause, and the first few that broke it.
 * "First" is by the order of the plan, not of arrival, so that concurrency does not change a report.
 */
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import type { ClassResult, Fingerprint, Lengths } from '../../model/run.ts'
import type { Finding } from '../../model/verdict.ts'
import type { Exchange } from '../calls/session.ts'
import type { Tried } from '../subject.ts'
import { distinctCounter, type DistinctCounter } from './distinct.ts'

export type Broken = {
  /** Place in the plan. */
  readonly order: number
  readonly case: Case
  readonly exchange: Exchange
  readonly findings: readonly Finding[]
}

export type Evidence = {
  cases: number
  calls: number
  broken: number
  /** The first few, in the order of the plan. */
  readonly first: Broken[]
  /** Exchanges without an answer that can be judged. */
  unanswered: number
  because?: string
  sample?: Exchange
  readonly distinct: DistinctCounter
  lengths?: Lengths
  readonly classes: Map<string, { cases: number; broken: number; behaviour?: Fingerprint }>
  /** For state clauses: how it was broken, already confirmed. */
  state?: {
    readonly findings: readonly Finding[]
    readonly steps: readonly { readonly does: string; readonly exchange: Exchange }[]
    readonly broken: { readonly times: number; readonly of: number }
  }
}

const keptPerClause = 5

export type Tally = {
  of(clause: ClauseId): Evidence
  has(clause: ClauseId): boolean
  /** Counts one exchange for a clause in a class; findings that are not the clause's are ignored. */
  count(
    clause: ClauseId,
    evidence: {
      readonly class: string
      readonly order: number
      readonly case: Case
      readonly exchange: Exchange
      readonly findings: readonly Finding[]
      readonly tried?: Tried
      readonly behaviour?: () => Fingerprint
    },
  ): void
  unanswered(clause: ClauseId, because: string): void
}

/** @param suspect told of a clause when the first exchange breaks it; whether it is to blame is found out later. */
export function openTally(suspect: (clause: ClauseId) => void = () => undefined): Tally {
  const all = new Map<ClauseId, Evidence>()
  const of = (clause: ClauseId): Evidence => {
    const known = all.get(clause)
    if (known !== undefined) return known
    const fresh: Evidence = {
      cases: 0,
      calls: 0,
      broken: 0,
      first: [],
      unanswered: 0,
      distinct: distinctCounter(),
      classes: new Map(),
    }
    all.set(clause, fresh)
    return fresh
  }
  return {
    of,
    has: (clause) => all.has(clause),
    count(clause, { findings: found, ...evidence }) {
      const entry = of(clause)
      const findings = found.filter((finding) => finding.clause === clause)
      entry.cases += 1
      entry.calls += evidence.exchange.attempts
      entry.sample ??= evidence.exchange
      if (evidence.tried !== undefined) noteTried(entry, evidence.tried)
      countClass(entry, evidence.class, findings.length > 0, evidence.behaviour)
      if (findings.length === 0) return
      keep(entry, { order: evidence.order, case: evidence.case, exchange: evidence.exchange, findings })
      if (entry.broken === 1) suspect(clause)
    },
    unanswered(clause, because) {
      const entry = of(clause)
      entry.unanswered += 1
      entry.because ??= because
    },
  }
}

function noteTried(entry: Evidence, { value, lengths }: Tried): void {
  entry.distinct.add(value)
  if (lengths.length === 0) return
  const { shortest, longest } = entry.lengths ?? { shortest: Infinity, longest: 0 }
  entry.lengths = { shortest: Math.min(shortest, ...lengths), longest: Math.max(longest, ...lengths) }
}

function countClass(
  entry: Evidence,
  name: string,
  isBroken: boolean,
  behaviour: (() => Fingerprint) | undefined,
): void {
  const seen = entry.classes.get(name)
  if (seen !== undefined) {
    seen.cases += 1
    seen.broken += isBroken ? 1 : 0
    return
  }
  entry.classes.set(name, {
    cases: 1,
    broken: isBroken ? 1 : 0,
    ...(behaviour === undefined ? {} : { behaviour: behaviour() }),
  })
}

function keep(entry: Evidence, broken: Broken): void {
  entry.broken += 1
  const place = entry.first.findIndex((other) => other.order > broken.order)
  entry.first.splice(place < 0 ? entry.first.length : place, 0, broken)
  entry.first.length = Math.min(entry.first.length, keptPerClause)
}

/** The classes of a clause as run.json holds them. */
export function classResults(evidence: Evidence): readonly ClassResult[] {
  return [...evidence.classes].map(([name, counts]) => ({ class: name, ...counts }))
}
