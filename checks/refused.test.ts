import { describe, expect, test } from 'vitest'
import { contextWith, error, errorReply, promise, replyWith } from './context.sample.ts'
import { checkRefused } from './refused.ts'

const context = contextWith({
  operation: { errors: [error('BadName'), error('Silent', { status: [403] })] },
  spec: {
    errors: [error('Missing{parameter}'), error('bad-request', { status: [400] }), error('plain', { status: [409] })],
  },
  fault: 'shelf.name.length.max',
})
const { code: _, ...codeless } = error('conflict', { status: [409, 410] })
const withCodeless = contextWith({ operation: { errors: [codeless, error('BadName')] } })
const actual = (names: readonly string[], reply: ReturnType<typeof replyWith>, given = context) =>
  checkRefused(names, given, reply).differences[0]?.actual

describe('refused', () => {
  test('acceptance is the finding', () => {
    expect(checkRefused(['BadName'], context, replyWith({ status: 200 }))).toEqual({
      looked: 1,
      differences: [{ check: 'refused', expected: 'refused, status 400 or above', actual: 'accepted, status 200' }],
    })
  })

  test('a redirect is a finding', () => {
    expect(actual(['BadName'], replyWith({ status: 300 }))).toBe('redirected, status 300')
    expect(actual(['BadName'], errorReply(300, 'BadName'))).toBe('redirected, status 300')
  })

  test('an error inside a success is a finding', () => {
    expect(actual(['BadName'], errorReply(200, 'BadName'))).toBe('refused inside status 200')
  })

  test('the code of an allowed error passes, with its template filled', () => {
    expect(actual(['BadName', 'Missing{parameter}'], errorReply(400, 'BadName'))).toBeUndefined()
    expect(actual(['Missing{parameter}'], errorReply(400, 'Missingname'))).toBeUndefined()
    expect(actual(['Missing{parameter}'], errorReply(400, 'Missingsize'))).toBe('"Missingsize", status 400')
  })

  test('another code is told with its status', () => {
    expect(checkRefused(['BadName', 'Silent'], context, errorReply(422, 'Odd')).differences).toEqual([
      { check: 'code', expected: 'error BadName or Silent', actual: '"Odd", status 422' },
    ])
  })

  test('the status of a right code is not its business', () => {
    expect(actual(['BadName'], errorReply(500, 'BadName'))).toBeUndefined()
  })

  test('without codes the status decides', () => {
    expect(actual(['conflict'], errorReply(410), withCodeless)).toBeUndefined()
    expect(checkRefused(['conflict'], withCodeless, errorReply(400)).differences).toEqual([
      { check: 'status', expected: 'status 409 or 410', actual: 'status 400' },
    ])
    expect(actual(['conflict', 'BadName'], errorReply(409), withCodeless)).toBeUndefined()
    expect(actual(['conflict', 'BadName'], errorReply(400), withCodeless)).toBe('status 400 without a code')
  })

  test('a lost code is left to the promise of the envelope', () => {
    const promised = contextWith({ operation: { errors: [error('BadName')] }, spec: { common: [promise('envelope')] } })
    expect(actual(['BadName'], errorReply(400), promised)).toBeUndefined()
    expect(actual(['BadName'], errorReply(404), promised)).toBe('status 404')
  })

  test('with no error named, any status from 400 to 499 will do', () => {
    expect(actual([], errorReply(418))).toBeUndefined()
    expect(actual([], errorReply(500))).toBe('status 500')
  })
})
