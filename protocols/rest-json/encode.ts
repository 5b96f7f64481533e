/** Client side of rest-json: a call becomes a signed request. */
import type { Json } from '../../model/json.ts'
import type { WireRequest } from '../../model/exchange.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { schemeFor } from '../authentication/index.ts'
import type { Draft, Pair } from '../draft.ts'
import { textFromValue } from '../parameter-text.ts'
import { bytesFromText, percentEncode } from '../percent.ts'
import type { Call } from '../protocol.ts'
import { baseOf, requireCarried, signedRequest } from '../request.ts'
import { foreignMethod, hasBody, largestBody, restTriggersOf } from './triggers.ts'

/** Builds and signs; with `shown`, the signature is that text. Throws when the call cannot carry its fault. */
export function encodeRest(call: Call, shown?: string): WireRequest {
  requireCarried(call, restTriggersOf)
  const signer = schemeFor(call)
  const base = baseOf(call.baseUrl)
  const body = bodyFor(call)
  const draft: Draft = {
    method: methodFor(call),
    origin: base.origin,
    host: base.host,
    path: base.prefix + pathFor(call),
    query: queryFor(call),
    headers: headersFor(call, body !== undefined),
    ...(body === undefined ? {} : { body }),
  }
  return signedRequest(call, draft, signer, shown)
}

function methodFor({ spec, operation, variation }: Call): string {
  const wrong = variation.fault === 'wrong-method' ? foreignMethod(spec, operation) : undefined
  return wrong ?? variation.method ?? operation.method
}

function pathFor({ operation, input }: Call): string {
  const path = operation.path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = input[name]
    return value === undefined || value === null ? '' : percentEncode(textFromValue(value))
  })
  return path.startsWith('/') ? path : `/${path}`
}

function queryFor({ operation, input }: Call): readonly Pair[] {
  const declared = new Map(
    operation.parameters.map((parameter): [string, Parameter['in']] => [parameter.name, parameter.in]),
  )
  const elsewhere = hasBody(operation) ? 'body' : 'query'
  return Object.entries(input).flatMap(([name, value]): readonly Pair[] => {
    if ((declared.get(name) ?? elsewhere) !== 'query' || value === null) return []
    if (Array.isArray(value)) return value.map((item: Json) => [name, textFromValue(item)])
    return [[name, textFromValue(value)]]
  })
}

function headersFor(call: Call, withBody: boolean): readonly Pair[] {
  const headers = new Map([['accept', 'application/json']])
  const isWrong = call.variation.fault === 'wrong-content-type'
  const type = isWrong ? 'text/plain' : withBody ? contentTypeFor(call.operation, call.input) : undefined
  if (type !== undefined) headers.set('content-type', type)
  for (const parameter of call.operation.parameters) {
    const value = call.input[parameter.name]
    if (parameter.in !== 'header' || value === undefined || value === null || isContentType(parameter)) continue
    headers.set(parameter.name.toLowerCase(), latin1FromText(textFromValue(value)))
  }
  return [...headers]
}

function isContentType(parameter: Parameter): boolean {
  return parameter.in === 'header' && parameter.name.toLowerCase() === 'content-type'
}

/** That of the input; left out where the spec requires it and the input has none; else the example of the spec. */
function contentTypeFor(operation: Operation, input: Call['input']): string | undefined {
  const parameter = operation.parameters.find(isContentType)
  if (parameter === undefined) return 'application/json'
  const value =
    input[parameter.name] ??
    (parameter.required ? null : (parameter.example ?? parameter.values?.[0] ?? 'application/json'))
  return value === null ? undefined : latin1FromText(textFromValue(value))
}

/** HTTP libraries take header values as Latin-1; the bytes on the wire are to be UTF-8. */
function latin1FromText(text: string): string {
  return Buffer.from(bytesFromText(text)).toString('latin1')
}

function bodyFor(call: Call): Uint8Array | undefined {
  const { spec, operation, input, variation } = call
  if (variation.rawBody !== undefined) return Buffer.from(variation.rawBody, 'base64')
  if (!hasBody(operation)) return undefined
  const elsewhere = new Set(operation.parameters.filter((one) => one.in !== 'body').map(({ name }) => name))
  const members = Object.entries(input).filter(([name]) => !elsewhere.has(name))
  const text = JSON.stringify(Object.fromEntries(members))
  switch (variation.fault) {
    case 'malformed-body':
      return bytesFromJson(text.slice(0, -1))
    case 'wrong-body-type':
      return bytesFromJson(`[${text}]`)
    case 'body-too-large':
      return bytesFromJson(text.padEnd(largestBody(spec) + 1, ' '))
    default:
      return bytesFromJson(text)
  }
}

const escape = /\\(?:u(dc[89a-f][0-9a-f])|[^])/g

/**
 * JSON.stringify writes lone surrogates as \udXXX (ECMA-262, QuoteJSONString), and so they are sent. Those that stand for
 * a byte become that byte: the one way in which a body is no UTF-8.
 */
function bytesFromJson(text: string): Uint8Array {
  if (!text.includes('\\udc')) return Buffer.from(text)
  return bytesFromText(
    text.replaceAll(escape, (whole, code: string | undefined) =>
      code === undefined ? whole : String.fromCharCode(Number.parseInt(code, 16)),
    ),
  )
}
