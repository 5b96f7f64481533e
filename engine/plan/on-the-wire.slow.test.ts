/**
 * One fault, as the bytes say it: each planned request is encoded, read back by plain means that share nothing with the
 * encoder, and judged by the oracle. It breaks the constraint that it names and no other; a valid one breaks none.
 */
import { describe, expect, test } from 'vitest'
import { absent } from '../../generators/absent.ts'
import { brokenConstraints } from '../../generators/oracle.ts'
import type { Case } from '../../model/case.ts'
import type { WireRequest } from '../../model/exchange.ts'
import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Parameter } from '../../model/spec.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { serve, specAt } from '../served.sample.ts'

const constraint =
  /\.(?:required|type|length\.min|length\.max|prefix|first|alphabet|values|range\.min|range\.max|items\.max)$/

function isReference(value: Json | undefined): boolean {
  return isObject(value) && ('$live' in value || '$setting' in value)
}

/** `Tag.1.Key` into lists and objects, as far as the parameter has them. */
function nested(
  { name, type, items, properties = [] }: Parameter,
  pairs: ReadonlyMap<string, string>,
): Json | typeof absent {
  if (type === 'array' && items !== undefined) {
    const list: Json[] = []
    for (
      let at = 1;
      [...pairs.keys()].some((key) => key === `${name}.${at}` || key.startsWith(`${name}.${at}.`));
      at += 1
    ) {
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

function readBack(parameter: Parameter, request: WireRequest, typed: boolean): Json | typeof absent {
  const body = Buffer.from(request.body ?? '').toString('utf8')
  if (typed && parameter.in === 'body') {
    const read: Json = body === '' ? {} : JSON.parse(body)
    return isObject(read) && Object.hasOwn(read, parameter.name) ? (read[parameter.name] ?? null) : absent
  }
  const isForm = request.headers.some(([, value]) => value.startsWith('application/x-www-form-urlencoded'))
  const pairs = [...new URL(request.url).searchParams, ...(isForm ? new URLSearchParams(body) : [])]
  return nested(parameter, new Map(pairs))
}

describe.each(['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam'])('%s', (name) => {
  test('each of thousands of requests breaks what it says, on the wire', { timeout: 600_000 }, async () => {
    const served = await serve(await specAt(`specs/${name}.yaml`))
    const { plan, setup } = served.job({ examples: 500 })
    const { spec, protocol } = setup
    let looked = 0
    const wrong: string[] = []
    const look = (planned: Case): void => {
      const fault = planned.fault?.clause
      const operation = spec.operations.find((one) => one.name === planned.operation)
      if (operation === undefined || planned.variation.rawBody !== undefined) return
      if (fault === undefined ? planned.purpose !== 'accept' : !constraint.test(fault)) return
      const filled = Object.entries(planned.input).map(([key, value]) => [key, isReference(value) ? 'known' : value])
      const input: JsonObject = Object.fromEntries(filled)
      const { variation } = planned
      const credentials = mockKeyring().main
      const call = {
        spec,
        operation,
        input,
        variation,
        baseUrl: served.url,
        settings: {},
        credentials,
        now: 0,
        nonce: '00',
      }
      const request = protocol.encode(call)
      const broken = operation.parameters
        .filter((one) => one.in !== 'path' && one.in !== 'header' && !isReference(planned.input[one.name]))
        .flatMap((one) => brokenConstraints(one, readBack(one, request, protocol.typed), { typed: protocol.typed }))
      looked += 1
      const wanted = fault?.split('/').slice(2).join('/') ?? ''
      if (broken.join(' ') !== wanted) wrong.push(`${planned.id} ${JSON.stringify(planned.input)}: ${broken.join(' ')}`)
    }
    for (const planned of plan.ladder) look(planned)
    for (const stage of plan.stages) for (const planned of stage.cases) look(planned)
    await served.close()
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(2000)
  })
})
