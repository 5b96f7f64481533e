import { describe, expect, test } from 'vitest'
import { contextWith, errorReply, replyWith } from './context.sample.ts'
import { checkEnvelope } from './envelope.ts'

const { spec } = contextWith()

describe('envelope', () => {
  test('a complete one passes', () => {
    expect(checkEnvelope(spec, errorReply(400, 'E', 'No.'))).toEqual({ looked: 1, differences: [] })
  })

  test('every absent, empty or mistyped field is a finding with its place', () => {
    const reply = replyWith({ status: 400, body: { error: { code: 400, message: '' } }, error: { envelope: 'plain' } })
    expect(checkEnvelope(spec, reply).differences).toEqual([
      { check: 'envelope', expected: 'string', actual: '400', at: '/error/code' },
      { check: 'envelope', expected: 'string', actual: 'empty text', at: '/error/message' },
    ])
    expect(checkEnvelope(spec, errorReply(400, 'E')).differences).toEqual([
      { check: 'envelope', expected: 'string', actual: 'absent', at: '/error/message' },
    ])
  })

  test('an integer is no text and text is no integer', () => {
    const numeric = contextWith({ spec: { envelopes: [{ name: 'plain', fields: { '/code': 'integer' } }] } }).spec
    const withCode = (code: number | string) => replyWith({ status: 400, body: { code }, error: { envelope: 'plain' } })
    expect(checkEnvelope(numeric, withCode(400)).differences).toEqual([])
    expect(checkEnvelope(numeric, withCode('400')).differences[0]?.actual).toBe('"400"')
    expect(checkEnvelope(numeric, withCode(4.5)).differences[0]?.actual).toBe('4.5')
  })

  test('an error reply without any envelope is a finding', () => {
    expect(checkEnvelope(spec, replyWith({ status: 400, body: {} })).differences).toEqual([
      { check: 'envelope', expected: 'error envelope plain', actual: 'an object, without one' },
    ])
  })

  test('a success has none to judge', () => {
    expect(checkEnvelope(spec, replyWith()).looked).toBe(0)
  })
})
