/**
 * A request before it is signed: the parts that signatures cover, decoded, so that each is encoded only once.
 *
 * Header names are in lower case throughout. `host` is what an HTTP client will send for `origin`; it is signed, not added.
 */
import type { Headers } from '../model/exchange.ts'
import { percentEncode } from './percent.ts'

export type Pair = readonly [name: string, value: string]

export type Draft = {
  readonly method: string
  readonly origin: string
  readonly host: string
  /** Percent-encoded, begins with `/`. */
  readonly path: string
  readonly query: readonly Pair[]
  /** Parameters of an HTML form; when given, the body is made of them. */
  readonly form?: readonly Pair[]
  readonly headers: Headers
  readonly body?: Uint8Array
}

/** What signing makes of a draft: a query without `?`, the final headers, the body. */
export type Signed = { readonly query: string; readonly headers: Headers; readonly body?: Uint8Array }

/** `name=value&…`, percent-encoded, in the given order. */
export function encodePairs(pairs: readonly Pair[]): string {
  let out = ''
  for (const [name, value] of pairs) {
    if (out !== '') out += '&'
    out += `${percentEncode(name)}=${percentEncode(value)}`
  }
  return out
}

/** Sorted by decoded name in byte order, as the signatures want it; stable for equal names. */
export function sortedPairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((one, other) => compareNames(one[0], other[0]))
}

const ascii = /^[\0-\x7f]*$/

/** Orders names by their UTF-8 bytes. For ASCII, that is the order of JavaScript strings. */
export function compareNames(one: string, other: string): number {
  if (one === other) return 0
  if (ascii.test(one) && ascii.test(other)) return one < other ? -1 : 1
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

/** The body of a draft, its form serialised. */
export function bodyOf(draft: Draft): Uint8Array | undefined {
  return draft.form === undefined ? draft.body : Buffer.from(encodePairs(draft.form))
}

/** For schemes that sign nothing. */
export function unsigned(draft: Draft, headers: Headers = draft.headers): Signed {
  const body = bodyOf(draft)
  return { query: encodePairs(draft.query), headers, ...(body === undefined ? {} : { body }) }
}
