/**
 * Finds secrets by the names they go under, in headers, queries, forms, JSON and XML: also those that nobody told us,
 * such as a signature made for one request or a token that the server hands out. Texts are octets, one character per byte.
 */
import type { Headers } from '../model/exchange.ts'
import { redacted } from './redaction.ts'
import { unescapeLayer } from './unescaping.ts'

const secretName = /authorization|token|signature|secret|passw|cookie|credential|access[-_]?key|api[-_]?key/i
/** About a secret, not one: worth keeping in a report. */
const harmlessName =
  /(?:nonce|method|version|type|algorithm|count|expir\w*)$|^(?:next|page|client|continuation)[-_]?token$/i

/** Tells whether what goes under this name is to be hidden. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name)
}

/** Octets with the values under secret names hidden, and these values as text, for they may be repeated elsewhere. */
export type Hidden = { readonly text: string; readonly values: readonly string[] }

const places = [
  // query, form, and parts of an Authorization header
  /(?<=^|[?&;,\s])(?<before>(?<name>[A-Za-z0-9._~%+-]{1,64})=)(?<value>[^&\s"'<>]+)/g,
  /(?<before>"(?<name>(?:[^"\\]|\\.){1,64})"\s{0,9}:\s{0,9}")(?<value>(?:[^"\\]|\\.)+)/g,
  /(?<before><(?<name>[A-Za-z][\w:.-]{0,63})>)(?<value>[^<]+)/g,
]

/** Hides the values under secret names in a URL or a body. */
export function hideNamed(octets: string): Hidden {
  const values: string[] = []
  const hideIn = (so: string, place: RegExp): string =>
    so.replace(place, (...match) => {
      const { before = '', name = '', value = '' } = groupsOf(match)
      if (!isSecretName(plain(name)) || value === redacted) return before + value
      values.push(value, plain(value))
      return before + redacted
    })
  return { text: places.reduce(hideIn, octets), values: worthSearching(values) }
}

/** Shorter values are words that may stand anywhere; they are hidden under their name alone. */
function worthSearching(values: readonly string[]): readonly string[] {
  return values.filter(({ length }) => length >= 8).map((octets) => Buffer.from(octets, 'latin1').toString('utf8'))
}

/** Hides the values of headers with secret names (all but the scheme), and secrets by name in the others. */
export function hideHeaders(headers: Headers): { readonly headers: Headers; readonly values: readonly string[] } {
  const hidden = headers.map(([name, value]) => ({
    name,
    ...(isSecretName(name) ? hideValue(value) : hideNamed(value)),
  }))
  return { headers: hidden.map(({ name, text }) => [name, text]), values: hidden.flatMap(({ values }) => values) }
}

/** `Scheme Name=value, Name=value` keeps its scheme and its harmless parts (RFC 9110 section 11.4), all else goes. */
function hideValue(value: string): Hidden {
  const { scheme, rest } = /^(?<scheme>[A-Za-z][A-Za-z0-9-]{2,30}) +(?<rest>\S.*)$/s.exec(value)?.groups ?? {}
  if (scheme === undefined || rest === undefined) return hiddenWhole('', value)
  const parts = rest.split(/, */).map((part) => /^(?<name>[A-Za-z]+)=(?<value>\S+)$/.exec(part)?.groups)
  if (parts.includes(undefined)) return hiddenWhole(`${scheme} `, rest)
  const hidden = parts.map((part) => hidePart(part?.['name'] ?? '', part?.['value'] ?? ''))
  return {
    text: `${scheme} ${hidden.map(({ text }) => text).join(', ')}`,
    values: hidden.flatMap(({ values }) => values),
  }
}

function hidePart(name: string, value: string): Hidden {
  return /^signedheaders$/i.test(name) ? { text: `${name}=${value}`, values: [] } : hiddenWhole(`${name}=`, value)
}

function hiddenWhole(before: string, value: string): Hidden {
  if (value === '') return { text: before, values: [] }
  return { text: before + redacted, values: worthSearching([value]) }
}

function plain(octets: string): string {
  return unescapeLayer({ octets })?.octets ?? octets
}

/** `replace` hands over named groups as its last argument. */
function groupsOf(match: readonly unknown[]): { before?: string; name?: string; value?: string } {
  const groups = match.at(-1)
  return typeof groups === 'object' && groups !== null ? groups : {}
}
