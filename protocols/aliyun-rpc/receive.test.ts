/** Requests as vendors' clients send them, and as nobody should. */
import { describe, expect, test } from 'vitest'
import { callOf, keyring, now } from '../contract/calls.sample.ts'
import { serverContext } from '../contract/server.sample.ts'
import { rpcSpec } from '../contract/specs.sample.ts'
import type { WireRequest } from '../../model/exchange.ts'
import type { Received } from '../protocol.ts'
import { acs3Window } from '../authentication/acs3-hmac-sha256.ts'
import { rpcV1Window } from '../authentication/rpc-v1.ts'
import { encodeRpc } from './encode.ts'
import { receiveRpc } from './receive.ts'

const [create] = rpcSpec.operations
if (create === undefined) throw new Error('the sample spec has operations')
const operation = create

function receive(query: string, more: Partial<WireRequest> = {}): Received {
  const request = { method: 'POST', url: `http://127.0.0.1/?Action=CreateThing&${query}`, headers: [], ...more }
  return receiveRpc(request, serverContext(rpcSpec, keyring, now))
}

const form = [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']] as const

describe('parameters', () => {
  test('are taken from query and form together; of a name that stands twice the last counts', () => {
    const received = receive('Name=a+b&Name=c&Size=7', {
      headers: form,
      body: Buffer.from('On=true&Label.1=%2a&Name=d'),
    })
    expect(received).toMatchObject({ encoding: 'both', input: { Name: 'd', Size: 7, On: true, Label: ['*'] } })
  })
  test('keep the order of lists that have gaps, and stay flat where no list item is meant', () => {
    expect(receive('Tag.3.Key=c&Tag.10.Key=j&Tag.2.Key=b&Tag.0.Key=z&Tag.x=y').input).toEqual({
      Tag: [{ Key: 'b' }, { Key: 'c' }, { Key: 'j' }],
      'Tag.0.Key': 'z',
      'Tag.x': 'y',
    })
    expect(receive('Tag.99999999999.Key=a').input).toEqual({ 'Tag.99999999999.Key': 'a' })
  })
  test('that are of another type stay text', () => {
    expect(receive('Size=007&On=True&Owner.Age=-0').input).toEqual({ Size: '007', On: 'True', Owner: { Age: '-0' } })
  })
  test('with names that a prototype has are parameters like any others', () => {
    const { input } = receive('__proto__=1&constructor=2&Owner.__proto__=3&=4')
    expect(Object.entries(input)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['Owner.__proto__', '3'],
      ['', '4'],
    ])
  })
  test('without a value, without a name or with a stray percent sign do no harm', () => {
    expect(receive('&&Name&Size=%&On=%zz%E0%A4').input).toEqual({ Name: '', Size: '%', On: '%zz\udce0\udca4' })
  })
})

describe('the format', () => {
  test.each([
    ['Format=json', 'json', true],
    ['Format=Xml', 'xml', true],
    ['', 'xml', false],
  ])('asked for with %j is %s', (query, format, formatAsked) => {
    expect(receive(query)).toMatchObject({ format, formatAsked })
  })
  test('is named by Accept in calls of signature V3', () => {
    const headers = (accept: string) =>
      [
        ['x-acs-signature-nonce', '1'],
        ['Accept', accept],
      ] as const
    expect(receive('', { headers: headers('application/json') })).toMatchObject({ format: 'json', formatAsked: true })
    expect(receive('', { headers: headers('*/*') })).toMatchObject({ format: 'xml', formatAsked: false })
  })
})

describe('the signature', () => {
  const schemes = [
    { scheme: 'rpc-v1', window: rpcV1Window },
    { scheme: 'acs3-hmac-sha256', window: acs3Window },
  ]
  test.each(schemes)('of $scheme holds inside of its window, on both sides, and no longer', ({ scheme, window }) => {
    const request = encodeRpc(callOf(rpcSpec, operation, {}, { scheme }))
    const faultsAt = (at: number) =>
      receiveRpc(request, serverContext(rpcSpec, keyring, at)).faults.map(({ trigger }) => trigger)
    expect([faultsAt(now - window), faultsAt(now + window)]).toEqual([[], []])
    expect([faultsAt(now - window - 1000), faultsAt(now + window + 1000)]).toEqual([
      ['expired-clock'],
      ['expired-clock'],
    ])
  })
  test.each(schemes)('of $scheme with a temporary key wants its session token', ({ scheme }) => {
    const main = { ...keyring.main, securityToken: 's+/=' }
    const context = () => serverContext(rpcSpec, { main }, now)
    const call = callOf(rpcSpec, operation, { Name: 'x' }, { scheme })
    expect(receiveRpc(encodeRpc({ ...call, credentials: main }), context()).faults).toEqual([])
    expect(receiveRpc(encodeRpc(call), context()).faults.map(({ trigger }) => trigger)).toEqual(['unknown-key'])
  })
  test('that does not fit tells what the server signed', () => {
    const request = encodeRpc(callOf(rpcSpec, operation, {}, { scheme: 'rpc-v1', fault: 'wrong-signature' }))
    const [fault] = receiveRpc(request, serverContext(rpcSpec, keyring, now)).faults
    expect(fault?.detail).toMatch(/^POST&%2F&AccessKeyId%3D/)
  })
  test('of V3 covers the body and every x-acs- header', () => {
    const request = encodeRpc(callOf(rpcSpec, operation, { Name: 'x' }, { encoding: 'form' }))
    const triggers = (changed: WireRequest) =>
      receiveRpc(changed, serverContext(rpcSpec, keyring, now)).faults.map(({ trigger }) => trigger)
    expect(triggers({ ...request, body: Buffer.from('Name=y') })).toEqual(['wrong-signature'])
    expect(triggers({ ...request, headers: [...request.headers, ['x-acs-more', '1']] })).toEqual([
      'malformed-authentication',
    ])
  })
})
