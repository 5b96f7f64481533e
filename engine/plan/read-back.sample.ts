/**
 * For tests: reads the parameters of a request back from its bytes, by plain means that share nothing with the encoders,
 * and lets the oracle say what they break.
 */
import { absent, type Given } from '../../generators/absent.ts'
import { brokenConstraints } from '../../generators/oracle.ts'
import type { Case } from '../../model/case.ts'
import type { WireRequest } from '../../model/exchange.ts'
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import type { Plan } from './plan.ts'
import { withoutTwins } from './twins.ts'

const constraint =
  /\.(?:required|type|length\.min|length\.max|prefix|first|alphabet|values|range\.min|range\.max|items\.max)$/

export type Look = { readonly planned: Case; readonly wanted: string; readonly found: string }

/** Encodes every judged case of a plan and tells what it is to break beside what it breaks; those without a constraint are left out. */
export function* looksAt(plan: Plan, baseUrl: string): Iterable<Look> {
  const looks = (planned: Case): readonly Look[] =>
    withoutTwins(planned).flatMap((one) => lookAt(plan, { ...one, input: planned.input }, baseUrl))
  yield* plan.ladder.flatMap(looks)
  for (const stage of plan.stages) for (const planned of stage.cases) yield* looks(planned)
}

function lookAt({ spec, protocol }: Plan, planned: Case, baseUrl: string): readonly Look[] {
  const fault = planned.fault?.clause
  const operation = spec.operations.find((one) => one.name === planned.operation)
  if (operation === undefined || planned.variation.rawBody !== undefined) return []
  if (fault === undefined ? planned.purpose !== 'accept' : !constraint.test(fault)) return []
  const input = filled(planned.input)
  const call = { spec, operation, input, variation: planned.variation, baseUrl, settings: {}, now: 0, nonce: '00' }
  const request = protocol.encode({ ...call, credentials: mockKeyring().main })
  const { typed } = protocol
  const broken = operation.parameters
    .filter((one) => !isReference(planned.input[one.name]))
    .flatMap((one) => brokenConstraints(one, readBack(operation, one, request, typed), { typed }))
  return [{ planned, wanted: fault?.split('/').slice(2).join('/') ?? '', found: broken.join(' ') }]
}

/** Settings and live resources by a made-up name. */
function filled(input: JsonObject): JsonObject {
  const known = (value: Json): Json => {
    if (isReference(value)) return 'known'
    if (Array.isArray(value)) return value.map((item: Json) => known(item))
    return isObject(value) ? filled(value) : value
  }
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, known(value)]))
}

function isReference(value: Json | undefined): boolean {
  return isObject(value) && ('$live' in value || '$setting' in value)
}

function readBack(operation: Operation, parameter: Parameter, request: WireRequest, typed: boolean): Given {
  const body = Buffer.from(request.body ?? '').toString('utf8')
  if (typed && parameter.in === 'body') {
    const read: Json = body === '' ? {} : JSON.parse(body)
    return isObject(read) && Object.hasOwn(read, parameter.name) ? (read[parameter.name] ?? null) : absent
  }
  if (typed && parameter.in === 'header') return headerOf(parameter, request)
  if (typed && parameter.in === 'path') return segmentOf(operation, parameter, request)
  const isForm = request.headers.some(([, value]) => value.startsWith('application/x-www-form-urlencoded'))
  const pairs = [...new URL(request.url).searchParams, ...(isForm ? new URLSearchParams(body) : [])]
  return nested(parameter, new Map(pairs))
}

function headerOf({ name }: Parameter, { headers }: WireRequest): Given {
  const found = headers.find(([one]) => one.toLowerCase() === name.toLowerCase())
  // What an HTTP client sends of a header, as RFC 9110 reads it: without blanks at the edges.
  return found === undefined
    ? absent
    : Buffer.from(found[1], 'latin1')
        .toString('utf8')
        .replace(/^[ \t]+|[ \t]+$/g, '')
}

function segmentOf({ path }: Operation, { name }: Parameter, { url }: WireRequest): Given {
  const place = path.split('/').indexOf(`{${name}}`)
  const segment = new URL(url).pathname.split('/')[place] ?? ''
  return segment === '' ? absent : decodeURIComponent(segment)
}

/** `Tag.1.Key` into lists and objects, as far as the parameter has them. */
function nested({ name, type, items, properties = [] }: Parameter, pairs: ReadonlyMap<string, string>): Given {
  const has = (start: string): boolean => [...pairs.keys()].some((key) => key === start || key.startsWith(`${start}.`))
  if (type === 'array' && items !== undefined) {
    const list: Json[] = []
    for (let at = 1; has(`${name}.${at}`); at += 1) {
      const item = nested({ ...items, name: `${name}.${at}` }, pairs)
      list.push(typeof item === 'symbol' ? {} : item)
    }
    return list.length > 0 ? list : (pairs.get(name) ?? absent)
  }
  if (type !== 'object') return pairs.get(name) ?? absent
  const object: Record<string, Json> = {}
  for (const property of properties) {
    const value = nested({ ...property, name: `${name}.${property.name}` }, pairs)
    if (typeof value !== 'symbol') object[property.name] = value
  }
  return Object.keys(object).length > 0 ? object : (pairs.get(name) ?? absent)
}
