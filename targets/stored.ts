/**
 * Makes an exchange fit to be kept: secrets hidden, bodies cut, bytes that are no UTF-8 as base64.
 *
 * Everything is hidden before it is cut or encoded: half a secret, or one in base64, would be found by nobody.
 */
import { isUtf8 } from 'node:buffer'
import type { Delivery, Headers, StoredExchange, WireRequest, WireResponse } from '../model/exchange.ts'
import type { Redactor } from './redaction.ts'
import { hideHeaders, hideNamed } from './secret-names.ts'

export type StoredBody = { readonly body: string; readonly base64?: true; readonly cut?: true }

/** Bytes of a body that run.json keeps. */
export const keptBytes = 4096

/** What run.json keeps of an exchange. `limit` is the most bytes of a body that are kept. */
export function stored(
  request: WireRequest,
  delivery: Delivery,
  options: { readonly curl: string; readonly redactor: Redactor; readonly limit?: number },
): StoredExchange {
  const { redactor, limit = keptBytes } = options
  const response = delivery.kind === 'response' ? delivery.response : delivery.partial
  const asked = read(request.headers, request.body, limit + redactor.reach)
  const answered = read(response?.headers ?? [], response?.body, limit + redactor.reach)
  const url = hideNamed(request.url)
  // A signature or a token of this very exchange may be echoed anywhere in it.
  const all = redactor.with([...url.values, ...asked.values, ...answered.values])
  return {
    request: {
      method: all.text(request.method),
      url: all.text(url.text),
      headers: hideIn(asked.headers, all),
      ...(request.body === undefined ? {} : kept(request.body, asked.piece, { redactor: all, limit })),
    },
    ...(response === undefined ? {} : { response: keptResponse(response, answered, { redactor: all, limit }) }),
    ...(delivery.kind === 'fault' ? { fault: { ...delivery.fault, message: all.text(delivery.fault.message) } } : {}),
    took: delivery.timing.took,
    curl: all.text(options.curl),
  }
}

type Read = {
  readonly headers: Headers
  /** The beginning of the body, more than will be kept, so that no secret is missed because it is cut in two. */
  readonly piece: Uint8Array
  /** What stands under secret names. */
  readonly values: readonly string[]
}

function read(headers: Headers, body: Uint8Array | undefined, reach: number): Read {
  const hidden = hideHeaders(headers)
  const piece = wholeCharacters(body ?? new Uint8Array(), reach)
  return { headers: hidden.headers, piece, values: [...hidden.values, ...hideNamed(octetsFrom(piece)).values] }
}

type Keeping = { readonly redactor: Redactor; readonly limit: number }

function keptResponse(
  response: WireResponse,
  answered: Read,
  keeping: Keeping,
): NonNullable<StoredExchange['response']> {
  const body = kept(response.body, answered.piece, keeping)
  const cut = body.cut === true || response.truncated === true
  const headers = hideIn(answered.headers, keeping.redactor)
  return { status: response.status, headers, ...body, ...(cut ? { cut } : {}) }
}

function kept(body: Uint8Array, piece: Uint8Array, { redactor, limit }: Keeping): StoredBody {
  const end = wholeCharacters(piece, limit).length
  const safe = Buffer.from(hideNamed(octetsFrom(redactor.bytes(piece, end))).text, 'latin1')
  const cut = end < body.length ? { cut: true as const } : {}
  return isUtf8(safe)
    ? { body: safe.toString('utf8'), ...cut }
    : { body: safe.toString('base64'), base64: true, ...cut }
}

function octetsFrom(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function hideIn(headers: Headers, redactor: Redactor): Headers {
  return headers.map(([name, value]) => [redactor.octets(name), redactor.octets(value)])
}

/** The first bytes, up to three fewer when a character of UTF-8 would be cut in two. */
function wholeCharacters(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes
  for (let end = limit; end > limit - 4 && end >= 0; end--) {
    if (isUtf8(bytes.subarray(0, end))) return bytes.subarray(0, end)
  }
  return bytes.subarray(0, limit)
}
