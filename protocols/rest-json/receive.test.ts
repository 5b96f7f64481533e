import { describe, expect, test } from 'vitest'
import { callOf, keyring, now } from '../contract/calls.sample.ts'
import { serverContext } from '../contract/server.sample.ts'
import { restSpec } from '../contract/specs.sample.ts'
import type { WireRequest } from '../../model/exchange.ts'
import { sdkHmacWindow } from '../authentication/sdk-hmac-sha256.ts'
import type { Received } from '../protocol.ts'
import { encodeRest } from './encode.ts'
import { receiveRest } from './receive.ts'

const spec = restSpec([{ scheme: 'x-auth-token' }, { scheme: 'sdk-hmac-sha256' }])
const token = ['X-Auth-Token', keyring.main.token ?? ''] as const

function receive(method: string, target: string, body?: string | Uint8Array, type = 'application/json'): Received {
  const headers: WireRequest['headers'] = [token, ['Content-Type', type], ['x-trace', 't']]
  const request = {
    method,
    url: `http://127.0.0.1${target}`,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  }
  return receiveRest(request, serverContext(spec, keyring, now))
}

function triggersOf(received: Received): readonly string[] {
  return received.faults.map(({ trigger }) => trigger)
}

describe('routing', () => {
  test.each([
    ['GET', '/v1/things', 'ListThings', []],
    ['GET', '/v1/things/', 'ListThings', []],
    ['PATCH', '/v1/things/a%2Fb+c', 'RenameThing', []],
    ['PUT', '/v1/things', 'CreateThing', ['wrong-method']],
    ['GET', '/v1/thing', undefined, ['unknown-operation']],
    ['GET', '/v1/things//', undefined, ['unknown-operation']],
    ['GET', '', undefined, ['unknown-operation']],
  ])('%s %s is %s', (method, target, name, faults) => {
    const received = receive(method, target)
    expect(received.operation?.name).toBe(name)
    expect(triggersOf(received)).toEqual(faults)
  })
})

describe('input', () => {
  test('is gathered from path, query, headers and body; the path wins', () => {
    expect(
      receive('PATCH', '/v1/things/a%2Fb+c?x=1&x=2', '{"thing":{"size":null},"thing_id":"no","more":[1]}').input,
    ).toEqual({
      thing_id: 'a/b+c',
      thing: { size: null },
      more: [1],
      x: '2',
      'Content-Type': 'application/json',
    })
    expect(receive('GET', '/v1/things?limit=5&field=a&field=b').input).toEqual({
      limit: 5,
      field: ['a', 'b'],
      'X-Trace': 't',
    })
  })
  test('of a body that repeats a key is the last, and __proto__ is a key like any other', () => {
    const { input, faults } = receive('POST', '/v1/things', '{"thing":1,"thing":2,"__proto__":{"polluted":1}}')
    expect([Object.keys(input), input['thing'], faults]).toEqual([['thing', '__proto__'], 2, []])
    expect('polluted' in {}).toBe(false)
  })
})

describe('a body', () => {
  test.each([
    ['', []],
    ['\uFEFF{}', []],
    ['{', ['malformed-body']],
    ['[]', ['wrong-body-type']],
    ['null', ['wrong-body-type']],
    ['{"a":'.repeat(900) + '1' + '}'.repeat(900), ['malformed-body']],
    [Buffer.from([0x7b, 0xff, 0x7d]), ['malformed-body']],
    [`{}${' '.repeat(1024 * 1024 - 2)}`, []],
    [`{}${' '.repeat(1024 * 1024 - 1)}`, ['body-too-large']],
  ])('is judged: case %#', (body, faults) => {
    expect(triggersOf(receive('POST', '/v1/things', body))).toEqual(faults)
  })
  test.each([
    ['application/json;charset=utf8', []],
    ['APPLICATION/JSON', []],
    ['application/vnd.api+json', []],
    ['', []],
    ['text/plain', ['wrong-content-type']],
    ['application/jsonp', ['wrong-content-type']],
    ['text/html, application/json', ['wrong-content-type']],
  ])('of content type %j gives %j', (type, faults) => {
    expect(triggersOf(receive('POST', '/v1/things', '{}', type))).toEqual(faults)
  })
})

describe('the signature', () => {
  const [create] = spec.operations
  if (create === undefined) throw new Error('the sample spec has operations')
  const request = encodeRest(callOf(spec, create, { thing: {} }, { scheme: 'sdk-hmac-sha256' }))
  const at = (time: number, changed: WireRequest = request) =>
    triggersOf(receiveRest(changed, serverContext(spec, keyring, time)))

  test('holds inside of its window, on both sides, and no longer', () => {
    expect([at(now - sdkHmacWindow), at(now + sdkHmacWindow)]).toEqual([[], []])
    expect([at(now - sdkHmacWindow - 1000), at(now + sdkHmacWindow + 1000)]).toEqual([
      ['expired-clock'],
      ['expired-clock'],
    ])
  })
  test('covers the body, unless the client says that it does not', () => {
    expect(at(now, { ...request, body: Buffer.from('{"thing":{"a":1}}') })).toEqual(['wrong-signature'])
    const call = callOf({ ...spec, operations: [create] }, create, { thing: {} }, { scheme: 'sdk-hmac-sha256' })
    const header = { name: 'X-Sdk-Content-Sha256', in: 'header' } as const
    const [first] = create.parameters
    if (first === undefined) throw new Error('the sample operation has parameters')
    const parameter = { ...first, ...header, type: 'string' as const }
    const operation = { ...create, parameters: [...create.parameters, parameter] }
    const open = encodeRest({
      ...call,
      operation,
      input: { ...call.input, 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    })
    expect(at(now, { ...open, body: Buffer.from('{"thing":{"a":1}}') })).toEqual([])
  })
  test('with a temporary key wants its session token', () => {
    const main = { ...keyring.main, securityToken: 's+/=' }
    const call = callOf(spec, create, {}, { scheme: 'sdk-hmac-sha256' })
    const receiveWith = (credentials: typeof main) =>
      triggersOf(receiveRest(encodeRest({ ...call, credentials }), serverContext(spec, { main }, now)))
    expect(receiveWith(main)).toEqual([])
    expect(receiveWith({ ...main, securityToken: 'other' })).toEqual(['unknown-key'])
  })
})
