import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expectation } from '../model/case.ts'
import type { Reply } from '../model/exchange.ts'
import type { Json } from '../model/json.ts'
import { contextWith, error, errorReply, field, promise, replyWith } from './context.sample.ts'
import { fingerprintOf } from './fingerprint.ts'
import { judge } from './index.ts'

const success = 'shop/CreateShelf/success'
const name = 'shop/CreateShelf/response.shelf.name'
const badName = 'shop/CreateShelf/error.BadName'
const fresh = 'shop/common/request-id.fresh'

const expectations: readonly Expectation[] = [
  { kind: 'accepted', clause: success, status: 201 },
  { kind: 'refused', clause: badName, errors: ['BadName'] },
  { kind: 'error', clause: badName, error: 'BadName' },
  { kind: 'field', clause: name, path: 'shelf.name' },
  ...(
    [
      'request-id.present',
      'request-id.fresh',
      'content-type',
      'envelope',
      'format.json',
      'format.xml',
      'format.default',
      'no-redirect',
      'authentication.scheme',
    ] as const
  ).map((one): Expectation => ({ kind: 'common', clause: `shop/common/${one}`, promise: one })),
]
const errors = [error('BadName', { message: ['Bad {parameter}: {value}.'], status: [400] })]
const context = (expected: readonly Expectation[]) => contextWith({ expect: expected, operation: { errors } })

describe('judge', () => {
  test('gives each finding the clause that expected otherwise', () => {
    const judged = judge(
      context([
        { kind: 'accepted', clause: success, status: 201 },
        { kind: 'field', clause: name, path: 'shelf.name' },
      ]),
      replyWith({ body: { shelf: { id: 'a1', name: 'blue' } } }),
    )
    expect(judged).toEqual({
      findings: [{ clause: name, check: 'echo', expected: '"red"', actual: '"blue"', at: '/shelf/name' }],
      looked: { [success]: 1, [name]: 2 },
    })
  })

  test('does not judge the fields of a reply that is no success', () => {
    const judged = judge(
      context([
        { kind: 'accepted', clause: success, status: 201 },
        { kind: 'field', clause: name, path: 'shelf.name' },
      ]),
      errorReply(400, 'BadName'),
    )
    expect(judged.findings.map((finding) => finding.clause)).toEqual([success])
    expect(judged.looked[name]).toBe(0)
  })

  test('judges an error where the reply carries it, and nowhere else', () => {
    const only = context([{ kind: 'error', clause: badName, error: 'BadName' }])
    expect(judge(only, errorReply(400, 'Other', 'x')).looked[badName]).toBe(0)
    expect(judge(only, replyWith()).looked[badName]).toBe(0)
    expect(judge(only, errorReply(409, 'BadName', 'Bad name: blue.')).findings).toEqual([
      { clause: badName, check: 'status', expected: 'status 400', actual: 'status 409' },
      {
        clause: badName,
        check: 'message',
        expected: 'message "Bad {parameter}: {value}."',
        actual: '"Bad name: blue."',
      },
    ])
    expect(judge(only, errorReply(400, 'BadName', 'Bad name: red.')).findings).toEqual([])
  })

  test('judges an error without a code by its status', () => {
    const { code: _, ...codeless } = error('conflict', { status: [409], message: ['Taken.'] })
    const only = contextWith({
      operation: { errors: [codeless] },
      expect: [{ kind: 'error', clause: badName, error: 'conflict' }],
    })
    expect(judge(only, errorReply(409, 'Any', 'Free.')).findings.map((finding) => finding.check)).toEqual(['message'])
    expect(judge(only, errorReply(400, 'Any', 'Free.')).looked[badName]).toBe(0)
  })

  test('leaves a broken envelope to its own promise where there is one', () => {
    const carried: readonly Expectation[] = [{ kind: 'error', clause: badName, error: 'BadName' }]
    const given = (common: boolean) =>
      contextWith({
        expect: carried,
        operation: { errors: [error('BadName')] },
        spec: { common: common ? [promise('envelope')] : [] },
      })
    expect(judge(given(false), errorReply(400, 'BadName')).findings.map((finding) => finding.check)).toEqual([
      'envelope',
    ])
    expect(judge(given(true), errorReply(400, 'BadName')).findings).toEqual([])
  })

  test('judges the promises of the protocol on any reply', () => {
    const given = contextWith({
      expect: [{ kind: 'common', clause: fresh, promise: 'request-id.fresh' }],
      context: { seenRequestIds: new Set(['R1']) },
    })
    expect(judge(given, errorReply(500)).findings.map((finding) => finding.clause)).toEqual([fresh])
    const scheme = contextWith({
      expect: [{ kind: 'common', clause: 'shop/common/authentication.basic', promise: 'authentication.basic' }],
    })
    expect(judge(scheme, errorReply(401)).findings.map((finding) => finding.check)).toEqual(['accepted'])
  })

  test('takes the default format from the spec', () => {
    const given = contextWith({
      expect: [{ kind: 'common', clause: fresh, promise: 'format.default' }],
      spec: { common: [promise('format.default', { format: 'xml' })] },
      context: { formatAsked: 'none' },
    })
    expect(judge(given, replyWith()).findings[0]?.expected).toBe('a body in XML')
  })

  test('looks at nothing for a promise, field or error that it does not know', () => {
    const unknown: readonly Expectation[] = [
      { kind: 'common', clause: success, promise: 'constructor' },
      { kind: 'field', clause: success, path: 'nowhere' },
      { kind: 'error', clause: success, error: 'Nowhere' },
    ]
    expect(judge(context(unknown), errorReply(400, 'Nowhere'))).toEqual({ findings: [], looked: { [success]: 0 } })
  })
})

const text = fc.string({ unit: 'binary', maxLength: 40 })
const replies: fc.Arbitrary<Reply> = fc.record(
  {
    status: fc.oneof(fc.constantFrom(200, 201, 204, 302, 400, 404, 409, 500), fc.integer()),
    headers: fc.dictionary(text, text),
    format: fc.constantFrom('json', 'xml', 'empty', 'other'),
    body: fc.oneof(
      fc.json().map((value): Json => JSON.parse(value)),
      fc.constant<Json>(
        JSON.parse('{"__proto__": {"shelf": {"name": 1}}, "constructor": null, "error": {"code": {}}}'),
      ),
      fc.oneof(text, fc.constant(null), fc.integer()).map((value): Json => ({ shelf: { name: value } })),
    ),
    unreadable: text,
    error: fc.record(
      {
        envelope: fc.constantFrom('plain', 'constructor'),
        code: fc.oneof(fc.constant('BadName'), text),
        message: text,
      },
      { requiredKeys: ['envelope'] },
    ),
    requestId: text,
  },
  { requiredKeys: ['status', 'headers', 'format'] },
)

test('judging and fingerprinting never throw, whatever came', () => {
  const given = contextWith({
    expect: expectations,
    operation: {
      errors,
      success: {
        status: 201,
        cite: [],
        at: { file: 'shop.yaml', line: 1, column: 1 },
        fields: [
          field('shelf', {
            type: 'object',
            properties: [field('shelf.name', { echo: 'shelf.name', template: '{name}-{shelf}', format: 'host-name' })],
          }),
        ],
      },
    },
  })
  let looked = 0
  fc.assert(
    fc.property(replies, (reply) => {
      const judged = judge(given, reply)
      looked += Object.values(judged.looked).reduce((sum, count) => sum + count, 0)
      expect(judged.findings.every((finding) => finding.expected !== '' && finding.actual !== '')).toBe(true)
      fingerprintOf(reply, given.case.input)
    }),
    { numRuns: 2000 },
  )
  expect(looked).toBeGreaterThan(2000)
})
