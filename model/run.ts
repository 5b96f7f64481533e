/**
 * run.json: the whole truth of a run. Every report and every comparison is a function of it.
 * Its JSON Schema is model/run.schema.json. Plain JSON throughout.
 */
import type { Clause, ClauseId } from './clause.ts'
import type { StoredExchange } from './exchange.ts'
import type { Dispute, Level, Source } from './spec.ts'
import type { Verdict } from './verdict.ts'

export type Run = {
  readonly assay: 1
  readonly tool: { readonly name: 'assay'; readonly version: string; readonly node: string }
  /** ISO 8601, UTC. */
  readonly started: string
  readonly finished: string
  readonly interrupted: boolean
  readonly seed: number
  readonly examples: number
  /** SHA-256 over all planned requests, nonces and clocks apart. */
  readonly planHash: string
  readonly shard?: { readonly index: number; readonly of: number }
  /** Globs that selected the clauses; absent when all were selected. */
  readonly only?: readonly string[]
  readonly services: readonly ServiceRun[]
}

export type ServiceRun = {
  readonly service: string
  readonly title: string
  readonly spec: { readonly file: string; readonly hash: string }
  /** Origin only, credentials removed; `mock` is true for the embedded one. */
  readonly target: { readonly url: string; readonly mock: boolean }
  readonly planHash: string
  readonly sources: Readonly<Record<string, Pick<Source, 'title' | 'language' | 'publisher' | 'date' | 'sections'>>>
  readonly clauses: readonly ClauseResult[]
  /** Of a shard: what it saw of clauses that other shards report. Merging counts it in; reports leave it out. */
  readonly elsewhere?: readonly ClauseResult[]
  /** Of a shard: the ids of all clauses of the whole run, in order. */
  readonly whole?: readonly ClauseId[]
  readonly observations: readonly Observation[]
  readonly disputes: readonly Omit<Dispute, 'at'>[]
  readonly counts: Counts
  readonly cost: Cost
  readonly leftovers: readonly Leftover[]
  /** Set when preflight could not even begin: unreachable, not authenticated, clock apart … */
  readonly stopped?: string
  readonly frontiers: readonly Frontier[]
  readonly characters: readonly CharacterMap[]
  readonly latency: Readonly<Record<string, Latency>>
  /** Milliseconds until a write was seen by a read, one number per create that was read back. */
  readonly timeToVisible: readonly number[]
}

/** planned = pass + fail + inconclusive + untested, always. */
export type Counts = {
  readonly planned: number
  readonly pass: number
  readonly fail: number
  readonly inconclusive: number
  readonly untested: number
}

export type Cost = {
  readonly planned: {
    readonly calls: number
    readonly creates: number
    readonly live: number
    readonly seconds: number
  }
  readonly calls: number
  /** Calls by what they were for. */
  readonly spent: Readonly<Record<string, number>>
  readonly creates: number
  readonly billable: number
  readonly mostLive: number
  readonly throttled: number
  readonly retried: number
  readonly seconds: number
}

export type Leftover = { readonly resource: string; readonly because: string }

export type ClauseResult = Omit<Clause, 'needs'> & {
  readonly verdict: Verdict
  /** Exchanges that were evidence for or against it. */
  readonly cases: number
  readonly calls: number
  readonly classes: readonly ClassResult[]
  /** Distinct values among `cases`, and the 95 % bound on the failure rate: about 3/n when nothing failed. */
  readonly distinct: number
  readonly bound?: number
  /** Of the texts, or of the lists, that were tried of its parameter; in characters, or in items. */
  readonly lengths?: Lengths
  /** A representative exchange, also when it passed. */
  readonly sample?: StoredExchange
}

export type Lengths = { readonly shortest: number; readonly longest: number }

/** One named class of requests for a clause, and how the target behaved in it. */
export type ClassResult = {
  readonly class: string
  readonly cases: number
  readonly broken: number
  readonly behaviour?: Fingerprint
}

/** Behaviour without the volatile: what drift compares. Values are typed, so ids, times and hosts do not count. */
export type Fingerprint = {
  readonly status: number | string
  readonly code?: string
  readonly message?: string
  /** Paths of the body with their types: `group.id: hex-32`. */
  readonly shape: readonly string[]
  /** Names of headers, with values where they are few and stable (content-type). */
  readonly headers: readonly string[]
}

export type Observation = {
  readonly operation: string
  readonly question: string
  readonly ask: string
  readonly level?: Level
  readonly seen: readonly { readonly sent: string; readonly answer: string; readonly behaviour: Fingerprint }[]
  readonly exchange?: StoredExchange
}

/** Lengths tried for a parameter and what came back. */
export type Frontier = {
  readonly operation: string
  readonly parameter: string
  readonly min?: number
  readonly max?: number
  /** What is counted, where it is not characters. */
  readonly unit?: 'items'
  readonly points: readonly { readonly length: number; readonly accepted: number; readonly refused: number }[]
}

export type CharacterMap = {
  readonly operation: string
  readonly parameter: string
  readonly points: readonly {
    readonly character: string
    readonly position: 'first' | 'middle' | 'last'
    readonly accepted: number
    readonly refused: number
    readonly documented: boolean
  }[]
}

/** Milliseconds. */
export type Latency = {
  readonly calls: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}
