import { describe, expect, test } from 'vitest'
import type { Json } from '../model/json.ts'
import { errorReply, replyWith } from './context.sample.ts'
import { fingerprintOf } from './fingerprint.ts'

describe('fingerprint', () => {
  test('holds status, code, message, shape and headers', () => {
    expect(fingerprintOf(errorReply(400, 'BadName', 'No such shelf: red-one'), { shelf: { name: 'red-one' } }))
      .toMatchInlineSnapshot(`
      {
        "code": "BadName",
        "headers": [
          "content-type: application/json",
        ],
        "message": "No such shelf: {sent}",
        "shape": [
          "$: object",
          "error.code: string",
          "error.message: string",
          "error: object",
        ],
        "status": 400,
      }
    `)
  })

  test('is the same for replies that differ in volatile values only', () => {
    const one = errorReply(400, 'E', 'Failed at 2026-01-01T00:00:00Z, request 2C7D722D-0F3D-4415-A9CD-A464D82C5FB4')
    const two = errorReply(400, 'E', 'Failed at 2027-12-31T23:59:59Z, request 00000000-0F3D-4415-A9CD-A464D82C5FB4')
    expect(fingerprintOf(one, {})).toEqual(fingerprintOf(two, {}))
  })

  test('a new field, another type and another header make another one', () => {
    const base = fingerprintOf(replyWith(), {})
    expect(fingerprintOf(replyWith({ body: { shelf: { id: 'a1', name: 'red', more: 1 } } }), {})).not.toEqual(base)
    expect(fingerprintOf(replyWith({ body: { shelf: { id: 1, name: 'red' } } }), {})).not.toEqual(base)
    expect(fingerprintOf(replyWith({ headers: { 'content-type': 'text/xml' } }), {})).not.toEqual(base)
  })

  test('of a fault of transport it is the kind', () => {
    expect(fingerprintOf({ kind: 'reset', message: 'socket hang up' }, {})).toEqual({
      status: 'reset',
      shape: [],
      headers: [],
    })
  })

  test('a body without end is cut', () => {
    let deep: Json = 1
    for (let level = 0; level < 50_000; level += 1) deep = { a: deep }
    expect(fingerprintOf(replyWith({ body: deep }), {}).shape).toHaveLength(65)
  })

  test('a body that could not be read leaves its format', () => {
    const { body: _, ...bare } = replyWith({ format: 'other', unreadable: 'HTML' })
    expect(fingerprintOf(bare, {}).shape).toEqual(['$: other'])
    expect(fingerprintOf({ ...bare, format: 'empty' }, {}).shape).toEqual([])
  })
})
