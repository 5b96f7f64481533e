import { describe, expect, test } from 'vitest'
import { checkAccepted, isAccepted } from './accepted.ts'
import { contextWith, errorReply, replyWith } from './context.sample.ts'

const found = (reply: ReturnType<typeof replyWith>) => checkAccepted(201, contextWith(), reply)

describe('accepted', () => {
  test('the documented success passes', () => {
    expect(found(replyWith())).toEqual({ looked: 1, differences: [] })
    expect(isAccepted(contextWith(), replyWith())).toBe(true)
  })

  test('a refusal is told with its status and code', () => {
    expect(found(errorReply(400, 'BadName'))).toEqual({
      looked: 1,
      differences: [{ check: 'accepted', expected: 'accepted, status 201', actual: 'status 400, code "BadName"' }],
    })
  })

  test('another status of success is a finding', () => {
    expect(found(replyWith({ status: 200 })).differences[0]?.actual).toBe('status 200')
    expect(isAccepted(contextWith(), replyWith({ status: 200 }))).toBe(false)
  })

  test('an error inside the status of success is a finding', () => {
    const reply = errorReply(201, 'BadName')
    expect(found(reply).differences[0]?.actual).toBe('an error inside status 201, code "BadName"')
    expect(isAccepted(contextWith(), reply)).toBe(false)
  })

  test.each([
    ['no body', { format: 'empty' as const, body: undefined }],
    ['a list of 1', { body: [{}] }],
    ['not JSON: unexpected end', { format: 'other' as const, body: undefined, unreadable: 'not JSON: unexpected end' }],
  ])('a body without room for the promised fields is a finding: %s', (actual, { body, ...changes }) => {
    const { body: _, ...bare } = replyWith()
    const reply = { ...bare, ...changes, ...(body === undefined ? {} : { body }) }
    expect(found(reply).differences).toEqual([
      { check: 'accepted', expected: 'a body with the promised fields', actual },
    ])
    expect(isAccepted(contextWith(), reply)).toBe(false)
  })

  test('no body is needed where no field is promised', () => {
    const { body: _, ...bare } = replyWith({ status: 204, format: 'empty' })
    const context = contextWith({
      operation: { success: { status: 204, fields: [], cite: [], at: { file: 'shop.yaml', line: 1, column: 1 } } },
    })
    expect(checkAccepted(204, context, bare).differences).toEqual([])
  })
})
