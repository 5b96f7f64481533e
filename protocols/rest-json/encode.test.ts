import { describe, expect, test } from 'vitest'
import { callOf } from '../contract/calls.sample.ts'
import { restSpec } from '../contract/specs.sample.ts'
import { headerOf } from '../header.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import type { JsonObject } from '../../model/json.ts'
import { encodeRest } from './encode.ts'

const spec = restSpec([{ scheme: 'none' }])
const [create] = spec.operations
const [body] = create?.parameters ?? []
if (create === undefined || body === undefined) throw new Error('the sample spec has an operation with a body')

function withHeader(name: string, given: Partial<Parameter>): Operation {
  const { properties: _, ...plain } = body ?? never()
  const parameter: Parameter = { ...plain, type: 'string', name, path: name, in: 'header', ...given }
  const operation = create ?? never()
  return { ...operation, parameters: [...operation.parameters, parameter] }
}

function never(): never {
  throw new Error('unreachable')
}

function encode(operation: Operation, input: JsonObject, headers?: Record<string, string | null>) {
  return encodeRest(callOf(spec, operation, input, headers === undefined ? {} : { headers }))
}

describe('the content type', () => {
  const type = (operation: Operation, input: JsonObject = {}): string | undefined =>
    headerOf(encode(operation, input).headers, 'content-type')
  test('is application/json unless the spec says more', () => {
    expect(type(create)).toBe('application/json')
    expect(type(withHeader('Content-Type', { example: 'application/json;charset=utf8' }))).toBe(
      'application/json;charset=utf8',
    )
    expect(type(withHeader('content-type', { values: ['a/json', 'b/json'] }))).toBe('a/json')
  })
  test('is that of the input, and missing where it is required and the input has none', () => {
    const operation = withHeader('Content-Type', { required: true, example: 'application/json' })
    expect(type(operation, { 'Content-Type': 'x/y' })).toBe('x/y')
    expect(type(operation)).toBeUndefined()
  })
})

describe('the request', () => {
  test('has every header once, and UTF-8 in it', () => {
    const { headers } = encode(withHeader('Accept', {}), { Accept: 'é' })
    expect(headers.filter(([name]) => name === 'accept')).toEqual([['accept', 'Ã©']])
  })
  test('takes what nobody declared into the body, or into the query where there is no body', () => {
    expect(Buffer.from(encode(create, { more: { a: 1 }, dry: true }).body ?? []).toString()).toBe('{"more":{"a":1}}')
    const list = spec.operations.find(({ method }) => method === 'GET') ?? never()
    expect(encode(list, { more: [1, 'x'], name: null, other: { a: 1 } }).url).toBe(
      'http://127.0.0.1:8080/v1/things?more=1&more=x&other=%7B%22a%22%3A1%7D',
    )
  })
  test('has the raw body of the variation, byte for byte', () => {
    const rawBody = Buffer.from([0x7b, 0xff, 0x00]).toString('base64')
    expect(encodeRest(callOf(spec, create, { thing: {} }, { rawBody })).body).toEqual(Buffer.from([0x7b, 0xff, 0x00]))
  })
  test('has half characters as escapes of JSON, and bytes that are no UTF-8 as they are', () => {
    const sent = (thing: string): string => Buffer.from(encode(create, { thing }).body ?? []).toString('latin1')
    expect(sent('a\ud800')).toBe(String.raw`{"thing":"a\ud800"}`)
    expect(sent('a\udcff"\\')).toBe(String.raw`{"thing":"a${'\u00ff'}\"\\"}`)
    expect(sent(String.raw`\udcff`)).toBe(String.raw`{"thing":"\\udcff"}`)
  })
  test('leaves the place of a missing path parameter empty, and keeps slashes of a given one inside', () => {
    const remove = spec.operations.find(({ method }) => method === 'DELETE') ?? never()
    expect(encode(remove, {}).url).toBe('http://127.0.0.1:8080/v1/things/')
    expect(encode(remove, { thing_id: '../a b' }).url).toBe('http://127.0.0.1:8080/v1/things/..%2Fa%20b')
  })
})
