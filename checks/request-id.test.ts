import { describe, expect, test } from 'vitest'
import { contextWith, promise, replyWith } from './context.sample.ts'
import { checkRequestIdFresh, checkRequestIdPresent } from './request-id.ts'

const { requestId: _, ...without } = replyWith()

describe('request id', () => {
  test('one that is there passes', () => {
    expect(checkRequestIdPresent(replyWith())).toEqual({ looked: 1, differences: [] })
  })

  test('absence and emptiness are findings', () => {
    expect(checkRequestIdPresent(without).differences).toEqual([
      { check: 'request-id', expected: 'a request id', actual: 'absent' },
    ])
    expect(checkRequestIdPresent(replyWith({ requestId: '' })).differences[0]?.actual).toBe('empty text')
  })

  test('one that was seen before is a finding, by set or by function', () => {
    const expected = [{ check: 'request-id', expected: 'a request id that no other reply has', actual: '"R1" again' }]
    expect(
      checkRequestIdFresh(contextWith({ context: { seenRequestIds: new Set(['R1']) } }), replyWith()).differences,
    ).toEqual(expected)
    expect(
      checkRequestIdFresh(contextWith({ context: { seenRequestIds: (id) => id === 'R1' } }), replyWith()).differences,
    ).toEqual(expected)
    expect(
      checkRequestIdFresh(contextWith({ context: { seenRequestIds: new Set(['R2']) } }), replyWith()).differences,
    ).toEqual([])
  })

  test('absence is told once: by the promise of presence where there is one', () => {
    expect(checkRequestIdFresh(contextWith(), without).differences).toHaveLength(1)
    expect(
      checkRequestIdFresh(contextWith({ spec: { common: [promise('request-id.present')] } }), without).looked,
    ).toBe(0)
  })
})
