import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../model/json.ts'
import { contextWith } from './context.sample.ts'
import { checkEcho } from './echo.ts'
import { placesOf } from './place.ts'

const look = (input: JsonObject, body: Json) => checkEcho('shelf.name', contextWith({ input }), placesOf(body, 'name'))

describe('echo', () => {
  test('what was sent passes', () => {
    expect(look({ shelf: { name: 'red' } }, { name: 'red' })).toEqual({ looked: 1, differences: [] })
  })

  test('anything else is a finding, also in other case or trimmed', () => {
    expect(look({ shelf: { name: 'red' } }, { name: 'Red' }).differences).toEqual([
      { check: 'echo', expected: '"red"', actual: '"Red"', at: '/name' },
    ])
    expect(look({ shelf: { name: ' red' } }, { name: 'red' }).differences).toHaveLength(1)
  })

  test('single values are compared as text', () => {
    expect(look({ shelf: { name: 5 } }, { name: '5' }).differences).toEqual([])
    expect(look({ shelf: { name: 'true' } }, { name: true }).differences).toEqual([])
    expect(look({ shelf: { name: 'null' } }, { name: null }).differences).toHaveLength(1)
  })

  test('objects and lists are compared whole', () => {
    expect(look({ shelf: { name: { a: [1] } } }, { name: { a: [1] } }).differences).toEqual([])
    expect(look({ shelf: { name: { a: [1] } } }, { name: { a: [2] } }).differences).toHaveLength(1)
  })

  test('what was not sent, or is not in the reply, gives nothing to judge', () => {
    expect(look({}, { name: 'red' }).looked).toBe(0)
    expect(look({ shelf: { name: null } }, { name: 'red' }).looked).toBe(0)
    expect(look({ shelf: { name: 'red' } }, {}).looked).toBe(0)
  })
})
