/**
 * A request as a server takes it apart, once: for routing, for reading parameters and for verifying signatures.
 *
 * `URL` is not used: it would rewrite what was sent, and it throws.
 */
import type { WireRequest } from '../model/exchange.ts'
import { compareNames } from './draft.ts'
import { headersByName, type HeadersByName } from './header.ts'
import { percentDecode, percentEncode, textFromBytes } from './percent.ts'

/** A parameter decoded, with its `name=value` as a signature covers it. */
export type Field = { readonly name: string; readonly value: string; readonly encoded: string }

export type Incoming = {
  readonly method: string
  readonly host: string
  /** As sent, percent-encoded. */
  readonly path: string
  readonly query: readonly Field[]
  /** Empty unless the body is an HTML form. */
  readonly form: readonly Field[]
  readonly headers: HeadersByName
  readonly body: Uint8Array
}

const nothing = new Uint8Array(0)

/** Takes a request apart. Never throws. */
export function incomingFrom(request: WireRequest): Incoming {
  const headers = headersByName(request.headers)
  const afterScheme = request.url.indexOf('://') + 3
  const slash = request.url.indexOf('/', afterScheme)
  const mark = request.url.indexOf('?', afterScheme)
  const endOfHost = slash === -1 || (mark !== -1 && mark < slash) ? mark : slash
  const end = mark === -1 ? request.url.length : mark
  const body = request.body ?? nothing
  const isForm =
    body.length > 0 && headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded')
  return {
    method: request.method.toUpperCase(),
    host: headers['host'] ?? request.url.slice(afterScheme, endOfHost === -1 ? request.url.length : endOfHost),
    path: slash === -1 || slash > end ? '/' : request.url.slice(slash, end),
    query: mark === -1 ? [] : fieldsOf(request.url.slice(mark + 1)),
    form: isForm === true ? fieldsOf(textFromBytes(body)) : [],
    headers,
    body,
  }
}

function fieldsOf(text: string): readonly Field[] {
  const fields: Field[] = []
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = equals === -1 ? part : part.slice(0, equals)
    const value = equals === -1 ? '' : part.slice(equals + 1)
    fields.push(fieldFrom(name, value))
  }
  return fields
}

function fieldFrom(rawName: string, rawValue: string): Field {
  const name = percentDecode(rawName)
  const value = percentDecode(rawValue)
  // Vendors' clients leave `* ! ' ( )` raw: what was decoded is encoded again.
  return { name, value, encoded: `${percentEncode(name)}=${percentEncode(value)}` }
}

/** The `name=value&…` that signatures cover: sorted by decoded name in byte order. */
export function canonicalFields(fields: readonly Field[]): string {
  return fields
    .toSorted((one, other) => compareNames(one.name, other.name))
    .map((field) => field.encoded)
    .join('&')
}
