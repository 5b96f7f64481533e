import { describe, expect, it } from 'vitest'
import type { About, Case, Expectation, Variation } from './case.ts'
import type { StoredExchange, TransportFault } from './exchange.ts'
import { isObject, type Json } from './json.ts'
import type { SourceRef } from './problem.ts'
import { schemaOf } from './reading/schemas.ts'
import type {
  CharacterMap,
  ClassResult,
  ClauseResult,
  Cost,
  Counts,
  Fingerprint,
  Frontier,
  Latency,
  Observation,
  Run,
  ServiceRun,
} from './run.ts'
import type { Dispute, Source } from './spec.ts'
import type { Counterexample, Finding, Verdict } from './verdict.ts'

type Keys<Type> = Readonly<Record<keyof Type, true>>

// Each of these fails to type-check when its type gains or loses a key; the test then holds the schema to it.
const run: Keys<Run> = {
  assay: true,
  tool: true,
  started: true,
  finished: true,
  interrupted: true,
  seed: true,
  examples: true,
  planHash: true,
  shard: true,
  only: true,
  services: true,
}
const service: Keys<ServiceRun> = {
  service: true,
  title: true,
  spec: true,
  target: true,
  planHash: true,
  sources: true,
  clauses: true,
  observations: true,
  disputes: true,
  counts: true,
  cost: true,
  leftovers: true,
  elsewhere: true,
  whole: true,
  stopped: true,
  frontiers: true,
  characters: true,
  latency: true,
  timeToVisible: true,
}
const clause: Keys<ClauseResult> = {
  id: true,
  service: true,
  operation: true,
  name: true,
  kind: true,
  level: true,
  statement: true,
  cites: true,
  at: true,
  parameter: true,
  untestable: true,
  verdict: true,
  cases: true,
  calls: true,
  classes: true,
  distinct: true,
  bound: true,
  lengths: true,
  sample: true,
}
const exchange: Keys<StoredExchange> = { request: true, response: true, fault: true, took: true, curl: true }
const transportFault: Keys<TransportFault> = { kind: true, message: true }
const place: Keys<SourceRef> = { file: true, line: true, column: true, length: true }
const finding: Keys<Finding> = { clause: true, check: true, expected: true, actual: true, at: true }
const example: Keys<Counterexample> = { case: true, exchange: true, steps: true, shrunk: true }
// Twins are told of each by itself.
const oneCase: Keys<Omit<Case, 'twins'>> = {
  id: true,
  operation: true,
  purpose: true,
  input: true,
  variation: true,
  expect: true,
  fault: true,
  packs: true,
  about: true,
  question: true,
}
const about: Keys<About> = { parameter: true, length: true, character: true, position: true }
const variation: Keys<Variation> = {
  scheme: true,
  identity: true,
  encoding: true,
  format: true,
  method: true,
  headers: true,
  fault: true,
  rawBody: true,
}
const fingerprint: Keys<Fingerprint> = { status: true, code: true, message: true, shape: true, headers: true }
const oneClass: Keys<ClassResult> = { class: true, cases: true, broken: true, behaviour: true }
const observation: Keys<Observation> = {
  operation: true,
  question: true,
  ask: true,
  level: true,
  seen: true,
  exchange: true,
}
const dispute: Keys<Omit<Dispute, 'at'>> = { name: true, about: true, readings: true, taken: true, because: true }
const counts: Keys<Counts> = { planned: true, pass: true, fail: true, inconclusive: true, untested: true }
const cost: Keys<Cost> = {
  planned: true,
  calls: true,
  spent: true,
  creates: true,
  billable: true,
  mostLive: true,
  throttled: true,
  retried: true,
  seconds: true,
}
const frontier: Keys<Frontier> = { operation: true, parameter: true, min: true, max: true, unit: true, points: true }
const characters: Keys<CharacterMap> = { operation: true, parameter: true, points: true }
const latency: Keys<Latency> = { calls: true, p50: true, p90: true, p99: true, max: true }
const source: Keys<Omit<Source, 'at'>> = { title: true, language: true, publisher: true, date: true, sections: true }

const kinds: Readonly<Record<Verdict['kind'] | Expectation['kind'], true>> = {
  pass: true,
  fail: true,
  inconclusive: true,
  untested: true,
  accepted: true,
  refused: true,
  error: true,
  field: true,
  common: true,
}

const types = {
  service,
  clause,
  exchange,
  transportFault,
  place,
  finding,
  example,
  case: oneCase,
  about,
  variation,
  fingerprint,
  class: oneClass,
  observation,
  dispute,
  counts,
  cost,
  frontier,
  characters,
  latency,
  source,
}

function keysAt(...path: readonly string[]): readonly string[] {
  const found = path.reduce<Json | undefined>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    schemaOf('run'),
  )
  return isObject(found) ? Object.keys(found).toSorted() : []
}

describe('run.schema.json', () => {
  it('has the keys of a run', () => expect(keysAt('properties')).toEqual(Object.keys(run).toSorted()))

  it.each(Object.entries(types))('has the keys of the type for %s', (name, keys) => {
    expect(keysAt('$defs', name, 'properties')).toEqual(Object.keys(keys).toSorted())
  })

  it('has every kind of verdict and expectation', () => {
    const text = JSON.stringify(schemaOf('run'))
    for (const kind of Object.keys(kinds)) expect(text).toContain(`"kind":{"const":"${kind}"}`)
  })
})
