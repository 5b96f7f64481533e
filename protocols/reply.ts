/** Makes a reply of a response: sniffs what the body is, whatever the content type says, and reads error and request id. */
import type { Reply, WireResponse } from '../model/exchange.ts'
import type { Json } from '../model/json.ts'
import type { Operation, Spec } from '../model/spec.ts'
import { errorIn, requestIdIn } from './envelope.ts'
import { headersByName, type HeadersByName } from './header.ts'
import { readJson } from './json-text.ts'

/** What a reader of another form than JSON made of a body. */
export type BodyReading = { readonly format: Reply['format']; readonly body?: Json; readonly unreadable?: string }

export type XmlReader = (bytes: Uint8Array, operation: Operation, status: number) => BodyReading

/** Reads a response. Never throws. Without `readXml`, XML is a foreign form. */
export function replyFrom(spec: Spec, operation: Operation, response: WireResponse, readXml?: XmlReader): Reply {
  const headers = headersByName(response.headers)
  const reading = response.truncated === true ? cutShort : readBody(operation, response, headers, readXml)
  const error = errorIn(spec, operation, response.status, reading.body)
  const requestId = requestIdIn(spec, reading.body) ?? requestIdOfHeaders(headers)
  return {
    status: response.status,
    headers,
    ...reading,
    ...(error === undefined ? {} : { error }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

const cutShort: BodyReading = { format: 'other', unreadable: 'the body was cut short at the limit' }

function readBody(
  operation: Operation,
  response: WireResponse,
  headers: HeadersByName,
  readXml?: XmlReader,
): BodyReading {
  const { body, status } = response
  if (body.length === 0) return { format: 'empty' }
  const first = firstCharacter(body)
  if (first === '<' && readXml !== undefined) return readXml(body, operation, status)
  const claimsJson = /\bjson\b/i.test(headers['content-type'] ?? '')
  if (!claimsJson && !'{['.includes(first)) {
    return {
      format: 'other',
      unreadable: `the body is no JSON: it is ${headers['content-type'] ?? 'of no stated type'}`,
    }
  }
  const reading = readJson(body)
  if (reading.kind === 'unreadable') return { format: 'json', unreadable: reading.because }
  if (reading.repeatsKey) return { format: 'json', unreadable: 'an object of the body repeats a key' }
  return { format: 'json', body: reading.value }
}

function firstCharacter(body: Uint8Array): string {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0
  for (let at = start; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return String.fromCharCode(byte)
  }
  return ' '
}

/** `X-Request-Id`, `x-openstack-request-id` and their like. */
function requestIdOfHeaders(headers: HeadersByName): string | undefined {
  for (const name in headers) {
    if (name.endsWith('request-id')) return headers[name]
  }
  return undefined
}
