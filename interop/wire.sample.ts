/** Reads the wire form of what an SDK sent, and signs it once more by Assay. */
import fc from 'fast-check'
import type { WireRequest } from '../model/exchange.ts'
import type { Authentication } from '../model/spec.ts'
import { schemeNamed } from '../protocols/authentication/index.ts'
import type { Pair, Signed } from '../protocols/draft.ts'
import { headersByName } from '../protocols/header.ts'

export const key = { accessKeyId: 'interopKeyId', accessKeySecret: 'interop+Key/Secret=' }

/** Text that encoders differ over. No lone surrogates: the SDKs throw on them. */
export const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom("!'()*~ +%&=/?#", '组织 é 😀', 'a\nb\tc', '.', '%41', ''),
)

/** The one request that came. */
export function only(requests: readonly WireRequest[]): WireRequest {
  const [request] = requests
  if (request === undefined || requests.length !== 1) throw new Error(`${requests.length} requests came`)
  return request
}

export function bodyText(request: WireRequest): string {
  return Buffer.from(request.body ?? []).toString()
}

export function queryText(request: WireRequest): string {
  return new URL(request.url).search.slice(1)
}

export function pairsOf(encoded: string): readonly Pair[] {
  const parts = encoded.split('&').filter((part) => part !== '')
  return parts.map((part): Pair => {
    const at = part.indexOf('=')
    return [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))]
  })
}

export function valueOf(pairs: readonly Pair[], name: string): string {
  return pairs.find((pair) => pair[0] === name)?.[1] ?? ''
}

/** Milliseconds since 1970 from `2026-11-23T07:54:20Z` or `20261123T075420Z`. */
export function timeOf(clock: string): number {
  return Date.parse(clock.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

/**
 * Signs the parts of a request anew, without the headers and parameters that a signer adds by itself.
 *
 * @param own names of those, in lower case for headers
 */
export function signedAgain(
  request: WireRequest,
  scheme: Authentication['scheme'],
  own: readonly string[],
  clock: { readonly now: number; readonly nonce: string },
): Signed {
  const signer = schemeNamed(scheme)
  if (signer === undefined) throw new Error(`no ${scheme}`)
  const url = new URL(request.url)
  const body = bodyText(request)
  const draft = {
    method: request.method,
    origin: url.origin,
    host: url.host,
    path: url.pathname,
    query: pairsOf(queryText(request)).filter(([name]) => !own.includes(name)),
    headers: Object.entries(headersByName(request.headers)).filter(([name]) => !own.includes(name)),
    ...(body === '' ? {} : { body: Buffer.from(body) }),
  }
  return signer.sign(draft, key, { authentication: { scheme }, ...clock })
}
