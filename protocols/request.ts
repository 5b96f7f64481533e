/** What all protocols do alike to put a call on the wire: take the base URL apart, sign, and join the parts. */
import type { Headers, WireRequest } from '../model/exchange.ts'
import type { Authentication } from '../model/spec.ts'
import type { Scheme } from './authentication/scheme.ts'
import type { Draft } from './draft.ts'
import { withHeaders } from './header.ts'
import type { Call, Protocol } from './protocol.ts'

export type Base = { readonly origin: string; readonly host: string; readonly prefix: string }

const known = new Map<string, Base>()

/** Origin, host as an HTTP client sends it, and path without a trailing slash. Throws on what is no URL. */
export function baseOf(baseUrl: string): Base {
  const before = known.get(baseUrl)
  if (before !== undefined) return before
  const url = new URL(baseUrl)
  const base = { origin: url.origin, host: url.host, prefix: url.pathname.replace(/\/+$/, '') }
  if (known.size >= 64) known.clear()
  known.set(baseUrl, base)
  return base
}

/** Throws when a call is to carry a fault that its operation cannot be sent with: the caller should have asked before. */
export function requireCarried({ spec, operation, variation }: Call, triggersOf: Protocol['triggersOf']): void {
  const { fault } = variation
  if (fault === undefined || triggersOf(spec, operation).includes(fault)) return
  throw new Error(`A call of ${operation.name} cannot carry the fault ${fault}.`)
}

export type Signer = { readonly scheme: Scheme; readonly authentication: Authentication }

/** Signs a draft and makes the request of it. Headers of the variation come last, outside of the signature. */
export function signedRequest(call: Call, draft: Draft, signer: Signer, shown?: string): WireRequest {
  const { fault, headers: changes } = call.variation
  const signed = signer.scheme.sign(draft, call.credentials ?? {}, {
    authentication: signer.authentication,
    now: call.now,
    nonce: call.nonce,
    ...(fault === undefined ? {} : { fault }),
    ...(shown === undefined ? {} : { shown }),
  })
  const headers: Headers = changes === undefined ? signed.headers : withHeaders(signed.headers, changes)
  const query = signed.query === '' ? '' : `?${signed.query}`
  return {
    method: draft.method,
    url: `${draft.origin}${draft.path}${query}`,
    headers,
    ...(signed.body === undefined ? {} : { body: signed.body }),
  }
}
