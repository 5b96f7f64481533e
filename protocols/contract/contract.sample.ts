/**
 * What every protocol must keep, as one set of tests: `describeProtocolContract(title, contract)`.
 *
 * What a protocol cannot do is stated by the protocol itself (`triggers`, `formats`) and checked to be just that.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation, Spec, WireTrigger } from '../../model/spec.ts'
import { isAuthenticationFault, schemeNamed } from '../authentication/index.ts'
import { describeAnswers, type Contract } from './answers.sample.ts'
import { anyChoice, callFrom, callOf, keyring, now, plainInput } from './calls.sample.ts'
import { describeCurl } from './curl.sample.ts'
import { serverContext } from './server.sample.ts'

export function describeProtocolContract(title: string, contract: Contract): void {
  describe(`${title}:`, () => {
    describeCalls(contract)
    describeVariations(contract)
    describeFaults(contract)
    describeAnswers(contract)
    describeCurl(contract)
  })
}

function describeCalls({ protocol, spec }: Contract): void {
  test('what is received is what was sent, by whom, and nothing is wrong with it', () => {
    const isOpen = spec.authentication.some(({ scheme }) => scheme === 'none')
    fc.assert(
      fc.property(anyChoice(spec), ({ operation, input, variation }) => {
        const request = protocol.encode(callFrom(spec, { operation, input, variation }))
        const received = protocol.receive(request, serverContext(spec, keyring, now))
        const isAsked = variation.format !== 'none' && protocol.formats.some((format) => format === variation.format)
        expect(received.input).toEqual(input)
        expect(received.faults).toEqual([])
        expect({ ...received, operation: received.operation?.name }).toMatchObject({
          operation,
          scheme: variation.scheme,
          format: isAsked ? variation.format : protocol.formats.at(-1),
          identity: isOpen ? 'main' : variation.identity,
          ...(protocol.formats.length > 1 ? { formatAsked: isAsked } : {}),
        })
      }),
      { numRuns: 150 },
    )
  })
  test('the same call gives the same bytes', () => {
    fc.assert(
      fc.property(anyChoice(spec), (choice) => {
        const again = protocol.encode(callFrom(structuredClone(spec), choice))
        expect(again).toEqual(protocol.encode(callFrom(spec, choice)))
      }),
      { numRuns: 50 },
    )
  })
}

function describeVariations({ protocol, spec }: Contract): void {
  const calls = spec.operations.map((operation) => callOf(spec, operation, plainInput(operation), {}))
  test('headers of the variation replace, add and remove, after signing', () => {
    const headers = { Accept: 'text/plain', 'X-More': '1', Authorization: null, 'X-Auth-Token': null }
    for (const call of calls) {
      const request = protocol.encode({ ...call, variation: { headers } })
      const names = request.headers.map(([name]) => name.toLowerCase())
      expect(request.headers).toContainEqual(['Accept', 'text/plain'])
      expect(request.headers).toContainEqual(['X-More', '1'])
      expect(names.filter((name) => ['accept', 'authorization', 'x-auth-token'].includes(name))).toEqual(['accept'])
    }
  })
  test('a base path stands before the path', () => {
    const urls = calls.map((call) => protocol.encode({ ...call, baseUrl: 'http://[::1]:80/base/' }).url)
    for (const url of urls) expect(url).toMatch(/^http:\/\/\[::1\]\/base\/(?!\/)/)
  })
  test.runIf(spec.authentication.every(({ scheme }) => scheme !== 'none'))(
    'nothing is sent unsigned by mistake',
    () => {
      for (const { credentials: _, ...call } of calls) expect(() => protocol.encode(call)).toThrow('No credentials')
    },
  )
}

type Carried = { readonly operation: Operation; readonly name: string; readonly trigger: WireTrigger }

function describeFaults({ protocol, spec }: Contract): void {
  const pairs = spec.operations.flatMap((operation) =>
    protocol.triggers.map((trigger): Carried => ({ operation, name: operation.name, trigger })),
  )
  const isCarried = ({ operation, trigger }: Carried): boolean => protocol.triggersOf(spec, operation).includes(trigger)
  const withScheme = pairs
    .filter(isCarried)
    .flatMap((pair) => schemesCarrying(spec, pair.trigger).map((scheme) => ({ ...pair, scheme })))

  test.each(withScheme)(
    '$trigger on $name with $scheme is noticed as exactly that',
    ({ operation, trigger, scheme }) => {
      const request = protocol.encode(callOf(spec, operation, plainInput(operation), { fault: trigger, scheme }))
      const context = serverContext(spec, keyring, now)
      const [first, second] = [1, 2].map(() => protocol.receive(request, context).faults.map((fault) => fault.trigger))
      expect(first).toEqual(trigger === 'replayed-nonce' ? [] : [trigger])
      expect(second).toContain(trigger)
    },
  )
  test.each(pairs.filter(isCarried))('$trigger on $name finds its scheme by itself', ({ operation, trigger }) => {
    const request = protocol.encode(callOf(spec, operation, plainInput(operation), { fault: trigger }))
    const { faults } = protocol.receive(request, {
      ...serverContext(spec, keyring, now),
      isReplayed: () => trigger === 'replayed-nonce',
    })
    expect(faults.map((fault) => fault.trigger)).toEqual([trigger])
  })
  test.each(pairs.filter((pair) => !isCarried(pair)))('$trigger on $name is refused: it cannot be carried', (pair) => {
    const call = callOf(spec, pair.operation, plainInput(pair.operation), { fault: pair.trigger })
    expect(() => protocol.encode(call)).toThrow(pair.trigger)
  })
  test('every scheme and every fault of an operation is one that the protocol names', () => {
    const named = spec.operations.flatMap((operation) => protocol.triggersOf(spec, operation))
    expect(named.filter((trigger) => !protocol.triggers.includes(trigger))).toEqual([])
    for (const { scheme } of spec.authentication) expect(protocol.schemes).toContain(scheme)
  })
}

/** Faults of the authentication are carried by the schemes that name them; a format can be misnamed in V1 alone. */
function schemesCarrying(spec: Spec, trigger: WireTrigger): readonly string[] {
  const names = spec.authentication.map(({ scheme }) => scheme)
  if (trigger === 'unknown-format') return ['rpc-v1']
  return isAuthenticationFault(trigger)
    ? names.filter((name) => schemeNamed(name)?.triggers.some((one) => one === trigger))
    : names
}
