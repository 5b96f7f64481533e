/** The part of the contract about replies: written by the server's side, read by the client's, and what strangers write. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WireResponse } from '../../model/exchange.ts'
import type { Json } from '../../model/json.ts'
import type { Operation, Spec } from '../../model/spec.ts'
import type { Protocol } from '../protocol.ts'

export type Sample = { readonly operation: Operation; readonly status: number; readonly body: Json | undefined }

export type Contract = {
  readonly protocol: Protocol
  readonly spec: Spec
  /** Replies to be written and read back in every format. */
  readonly successes: readonly Sample[]
  /** Number of random responses to decode. */
  readonly strange: number
}

const host = 'host.example.com'

export function describeAnswers({ protocol, spec, successes, strange }: Contract): void {
  const written = successes.flatMap((sample) => protocol.formats.map((format) => ({ ...sample, format })))
  test.each(written)('a success written as $format is read back: $status', ({ operation, status, body, format }) => {
    const answer = { kind: 'success', operation, status, body, requestId: '' } as const
    const reply = protocol.decode(spec, operation, protocol.respond(spec, answer, format, host))
    expect(reply).toMatchObject({ status, format: body === undefined ? 'empty' : format })
    expect(reply.body).toEqual(body)
    expect([reply.unreadable, reply.error]).toEqual([undefined, undefined])
  })

  const code = spec.envelopes.some((one) => one.code !== undefined && one.fields[one.code] !== 'integer')
    ? 'Name.Taken'
    : undefined
  const refused = spec.operations.flatMap((operation) =>
    protocol.formats.map((format) => ({ name: operation.name, operation, format })),
  )
  test.each(refused)(
    'an error of $name written as $format is read back, with its request id',
    ({ operation, format }) => {
      const message = 'The "name" of <this> & that\u0000 天 is taken.'
      const refusal = {
        kind: 'error',
        operation,
        status: 409,
        ...(code === undefined ? {} : { code }),
        message,
        requestId: 'ID-1',
        trigger: 'duplicate',
      } as const
      const reply = protocol.decode(spec, operation, protocol.respond(spec, refusal, format, host))
      const readable = format === 'xml' ? message.replace('\u0000', '\uFFFD') : message
      expect(reply).toMatchObject({
        status: 409,
        format,
        requestId: 'ID-1',
        error: { message: readable },
      })
      expect(reply.error?.code).toBe(code)
      expect(reply.unreadable).toBeUndefined()
    },
  )

  test('whatever comes back, decoding gives a reply', () => {
    expect(decodeAnything({ protocol, spec }, strange)).toBe(strange)
  })
}

const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\\ud800',
  '"__proto__"',
  '"Code":"x"',
  '"error":{"code":1}',
  '1e999',
  'null',
  '<',
  '>',
  '</',
  '<Error>',
  '</Error>',
  '<CreateThingResponse>',
  '</CreateThingResponse>',
  '<__proto__>',
  '&amp;',
  '&x;',
  '&#xFFFFFFF;',
  '&#0;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '<?xml version="1.0"?>',
  '\uFEFF',
  '\n',
  '天',
)

const anyBody = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
  fc.json().map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 60 }),
  fc.tuple(piece, fc.nat(300)).map(([text, times]) => Buffer.from(text.repeat(times))),
)

const anyHeader = fc.tuple(
  fc.constantFrom('content-type', 'Content-Type', 'x-request-id', '__proto__', 'constructor', 'set-cookie'),
  fc.oneof(fc.constantFrom('application/json', 'text/xml;charset=utf-8', 'text/html'), fc.string()),
)

const anyResponse: fc.Arbitrary<WireResponse> = fc.record(
  {
    status: fc.integer({ min: 100, max: 599 }),
    headers: fc.array(anyHeader, { maxLength: 4 }),
    body: anyBody,
    truncated: fc.boolean(),
  },
  { requiredKeys: ['status', 'headers', 'body'] },
)

/** Decodes random responses and gives their number; fails on an exception, or when a prototype was touched. */
export function decodeAnything({ protocol, spec }: Pick<Contract, 'protocol' | 'spec'>, runs: number): number {
  let count = 0
  const before = Reflect.ownKeys(Object.prototype).length
  fc.assert(
    fc.property(anyResponse, fc.constantFrom(...spec.operations), (response, operation) => {
      const reply = protocol.decode(spec, operation, response)
      const isAccounted = reply.body !== undefined || reply.unreadable !== undefined || reply.format === 'empty'
      count += 1
      return isAccounted && reply.status === response.status && Reflect.ownKeys(Object.prototype).length === before
    }),
    { numRuns: runs },
  )
  return count
}
