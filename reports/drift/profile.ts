/**
 * How an operation answers, over all that was sent to it: per status and code the paths of the body with their types,
 * the headers and the messages. Comparing these instead of single exchanges keeps two seeds from looking like drift.
 */
import type { ClauseId } from '../../model/clause.ts'
import type { StoredExchange } from '../../model/exchange.ts'
import type { ClauseResult, Fingerprint, ServiceRun } from '../../model/run.ts'

export type Profile = {
  readonly operation: string
  readonly status: number | string
  readonly code: string
  /** Path of the body → names of its types. */
  readonly shape: Map<string, Set<string>>
  /** Name of the header → its values; the empty text where values do not count. */
  readonly headers: Map<string, Set<string>>
  readonly messages: Set<string>
  /** A clause that the answer was evidence for, and an exchange. */
  readonly clause?: ClauseId
  readonly exchange?: StoredExchange
}

/** Keyed by operation, status and code. */
export function profilesOf(service: ServiceRun): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  for (const clause of service.clauses) {
    const { operation, id } = clause
    const exchange = exchangeOf(clause)
    const from: From = { operation, clause: id, ...(exchange === undefined ? {} : { exchange }) }
    for (const { behaviour } of clause.classes) if (behaviour !== undefined) add(profiles, from, behaviour)
  }
  for (const { operation, seen, exchange } of service.observations) {
    const from: From = { operation, ...(exchange === undefined ? {} : { exchange }) }
    for (const { behaviour } of seen) add(profiles, from, behaviour)
  }
  return profiles
}

/** Where an answer was seen. */
type From = Pick<Profile, 'operation' | 'clause' | 'exchange'>

export function keyOf(operation: string, { status, code }: Pick<Fingerprint, 'status' | 'code'>): string {
  return [operation, status, code ?? ''].join(' ')
}

function add(profiles: Map<string, Profile>, from: From, behaviour: Fingerprint): void {
  const key = keyOf(from.operation, behaviour)
  const profile = profiles.get(key) ?? begun(from, behaviour)
  profiles.set(key, profile)
  for (const line of behaviour.shape) addTo(profile.shape, line, (types) => types.split('|'))
  for (const line of behaviour.headers) addTo(profile.headers, line, (value) => [value])
  if (behaviour.message !== undefined) profile.messages.add(behaviour.message)
}

function begun({ exchange, ...from }: From, { status, code }: Fingerprint): Profile {
  const fits = exchange?.response?.status === status
  return {
    ...from,
    status,
    code: code ?? '',
    shape: new Map(),
    headers: new Map(),
    messages: new Set(),
    ...(exchange === undefined || !fits ? {} : { exchange }),
  }
}

/** Splits `name: value` at its first colon and blank. */
function addTo(map: Map<string, Set<string>>, line: string, valuesOf: (value: string) => readonly string[]): void {
  const colon = line.indexOf(': ')
  const name = colon < 0 ? line : line.slice(0, colon)
  const values = map.get(name) ?? new Set<string>()
  for (const value of valuesOf(colon < 0 ? '' : line.slice(colon + 2))) values.add(value)
  map.set(name, values)
}

/** The exchange that shows how a clause went. */
export function exchangeOf(clause: ClauseResult | undefined): StoredExchange | undefined {
  return clause?.verdict.kind === 'fail' ? clause.verdict.example.exchange : clause?.sample
}
