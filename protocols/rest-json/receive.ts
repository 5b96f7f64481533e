/** Server side of rest-json: what a request asks for, and what is wrong with it before its parameters are looked at. */
import { isUtf8 } from 'node:buffer'
import type { WireRequest } from '../../model/exchange.ts'
import { isObject, type Json } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import { verifyAny } from '../authentication/index.ts'
import { incomingFrom, type Incoming } from '../incoming.ts'
import { readJson, readJsonText } from '../json-text.ts'
import { valueFromText } from '../parameter-text.ts'
import { textFromBytes } from '../percent.ts'
import type { Received, ServerContext, WireFault } from '../protocol.ts'
import { match, type Match } from './route.ts'
import { hasBody, largestBody } from './triggers.ts'

type Entry = readonly [name: string, value: Json]

/** Reads a request. Order of faults: path, method, credentials, size, content type, body. Never throws. */
export function receiveRest(request: WireRequest, context: ServerContext): Received {
  const incoming = incomingFrom(request)
  const found = match(context.spec, incoming.method, incoming.path)
  const verification = verifyAny(incoming, context)
  const who = whoFrom(verification)
  if (found === undefined) {
    return { input: {}, format: 'json', ...who, faults: [{ trigger: 'unknown-operation' }, ...verification.faults] }
  }
  const { operation } = found
  const body = found.methodFits ? readBody(context.spec, operation, incoming) : nothing
  const routeFaults: readonly WireFault[] = found.methodFits ? [] : [{ trigger: 'wrong-method' }]
  // The path counts most, then headers, then query: a body cannot rename the resource that the path names.
  const entries = [
    ...body.members,
    ...queryOf(operation, incoming),
    ...headersOf(operation, incoming),
    ...pathOf(found),
  ]
  return {
    operation,
    input: Object.fromEntries(entries),
    format: 'json',
    ...who,
    faults: [...routeFaults, ...verification.faults, ...body.faults],
  }
}

function whoFrom({ scheme, identity }: ReturnType<typeof verifyAny>): Pick<Received, 'scheme' | 'identity'> {
  return { ...(scheme === undefined ? {} : { scheme }), ...(identity === undefined ? {} : { identity }) }
}

type Body = { readonly members: readonly Entry[]; readonly faults: readonly WireFault[] }

const nothing: Body = { members: [], faults: [] }

function readBody(spec: Spec, operation: Operation, { body, headers }: Incoming): Body {
  if (!hasBody(operation)) return nothing
  if (body.length > largestBody(spec)) return { members: [], faults: [{ trigger: 'body-too-large' }] }
  const type = headers['content-type']
  if (type !== undefined && type !== '' && !/^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    return { members: [], faults: [{ trigger: 'wrong-content-type', parameter: 'Content-Type', detail: type }] }
  }
  if (body.length === 0) return nothing
  const reading = readJson(body)
  if (reading.kind === 'unreadable')
    return { members: leniently(body), faults: [{ trigger: 'malformed-body', detail: reading.because }] }
  if (!isObject(reading.value)) return { members: [], faults: [{ trigger: 'wrong-body-type' }] }
  return { members: Object.entries(reading.value), faults: [] }
}

/** What a server sees that does not mind bytes which are no UTF-8. */
function leniently(body: Uint8Array): readonly Entry[] {
  if (isUtf8(body)) return []
  const reading = readJsonText(textFromBytes(body))
  return reading.kind === 'json' && isObject(reading.value) ? Object.entries(reading.value) : []
}

function queryOf(operation: Operation, { query }: Incoming): readonly Entry[] {
  const entries = new Map<string, Json>()
  for (const { name, value } of query) {
    const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name)
    if (parameter?.type !== 'array') entries.set(name, valueFromText(value, parameter?.type))
    else if (!entries.has(name))
      entries.set(
        name,
        query.filter((one) => one.name === name).map((one) => valueFromText(one.value, parameter.items?.type)),
      )
  }
  return [...entries]
}

function headersOf(operation: Operation, { headers }: Incoming): readonly Entry[] {
  return operation.parameters.flatMap((parameter): readonly Entry[] => {
    const value = parameter.in === 'header' ? headers[parameter.name.toLowerCase()] : undefined
    return value === undefined
      ? []
      : [[parameter.name, valueFromText(textFromBytes(Buffer.from(value, 'latin1')), parameter.type)]]
  })
}

function pathOf({ operation, parameters }: Match): readonly Entry[] {
  return parameters.map(([name, text]): Entry => {
    const type = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.type
    return [name, valueFromText(text, type)]
  })
}
