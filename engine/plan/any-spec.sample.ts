/** Random specs for tests: one operation with parameters of any constraints, in any place, over either protocol. */
import * as fc from 'fast-check'
import { anyParameterNamed } from '../../generators/any-parameter.fixture.ts'
import type { Operation, Parameter, Spec } from '../../model/spec.ts'

const at = { file: 'any.yaml', line: 1, column: 1 }

/** What the documents of a made-up service promise; `rest` has typed bodies, headers and paths, the other only pairs. */
export const anySpec: fc.Arbitrary<Spec> = fc
  .tuple(
    fc.constantFrom('rest-json', 'aliyun-rpc'),
    fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => anyParameterNamed(`P${place + 1}`)))),
  )
  .map(([protocol, parameters]) =>
    specOf(
      protocol,
      parameters.map((one) => placed(protocol, one)),
    ),
  )

/** A part of a path is always there, pairs know one place only, and names are not scarce. */
function placed(protocol: string, parameter: Parameter): Parameter {
  const free = inPlace(parameter, protocol === 'aliyun-rpc' ? 'query' : parameter.in)
  const made = { ...free, unique: parameter.unique && hasManyValues(parameter) }
  return made.in === 'path' ? { ...made, required: true, nullable: false } : made
}

function hasManyValues({ alphabet = ['letter'], length, prefix = [] }: Parameter): boolean {
  const fixed = Math.max(0, ...prefix.map((one) => one.length))
  const { min, max = 99 } = length ?? {}
  return (min ?? max) >= fixed + 4 && max >= fixed + 6 && alphabet.some((word) => word.length > 1 && word !== 'han')
}

/** What is nested travels where its parent does. Only a live resource gives an id, and there is none. */
function inPlace({ refers: _, ...parameter }: Parameter, place: Parameter['in']): Parameter {
  const { items, properties } = parameter
  return {
    ...parameter,
    in: place,
    ...(items === undefined ? {} : { items: inPlace(items, place) }),
    ...(properties === undefined ? {} : { properties: properties.map((one) => inPlace(one, place)) }),
  }
}

function specOf(protocol: string, parameters: readonly Parameter[]): Spec {
  const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => `/{${name}}`)
  const operation: Operation = {
    name: 'Make',
    method: 'POST',
    methods: ['POST'],
    path: protocol === 'aliyun-rpc' ? '/' : `/things${inPath.join('')}`,
    parameters,
    success: { status: 200, fields: [], cite: [], at },
    errors: [
      { name: 'Wrong', code: 'Wrong', status: [400], when: 'invalid', each: 'service', level: 'must', cite: [], at },
    ],
    open: [],
    cite: [],
    at,
  }
  return {
    file: 'any.yaml',
    hash: '',
    service: 'any',
    title: 'Any',
    protocol,
    version: '1',
    endpoint: 'http://127.0.0.1',
    authentication: [{ scheme: protocol === 'aliyun-rpc' ? 'acs3-hmac-sha256' : 'none' }],
    sources: {},
    settings: { Place: { example: 'here' } },
    limits: {},
    envelopes: [{ name: 'plain', code: '/code', fields: {} }],
    operations: [operation],
    errors: [],
    common: [],
    disputes: [],
    untestable: [],
  }
}
