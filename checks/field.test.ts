import { describe, expect, test } from 'vitest'
import type { Json } from '../model/json.ts'
import type { ResponseField } from '../model/spec.ts'
import { field } from './context.sample.ts'
import { checkField } from './field.ts'
import { placesOf } from './place.ts'

const look = (one: ResponseField, body: Json) => checkField(one, placesOf(body, one.path))

describe('field', () => {
  test('a value of its type passes and is counted', () => {
    expect(look(field('a.b'), { a: { b: 'x' } })).toEqual({ looked: 1, differences: [] })
  })

  test('absence is a finding, save where the field may be left out', () => {
    expect(look(field('a'), {}).differences).toEqual([
      { check: 'field', expected: 'string', actual: 'absent', at: '/a' },
    ])
    expect(look(field('a', { optional: true }), {})).toEqual({ looked: 0, differences: [] })
  })

  test('an absent parent is the business of the parent', () => {
    expect(look(field('a.b'), {}).looked).toBe(0)
    expect(look(field('a.b'), { a: 5 }).looked).toBe(0)
  })

  test.each<[Partial<ResponseField>, Json, string, string]>([
    [{}, 5, 'string', '5'],
    [{}, null, 'string', 'null'],
    [{ type: 'integer' }, '5', 'integer', '"5"'],
    [{ type: 'integer' }, 1.5, 'integer', '1.5'],
    [{ type: 'boolean' }, 'true', 'boolean', '"true"'],
    [{ type: 'object' }, [], 'object', 'a list of 0'],
    [{ type: 'array' }, {}, 'array', 'an object'],
    [{ type: 'null' }, 'x', 'null', '"x"'],
    [{ nullable: true }, 5, 'string or null', '5'],
    [{ format: 'request-id' }, 'no', 'string (request-id)', '"no"'],
    [{ values: ['A', 'B'] }, 'C', '"A" or "B"', '"C"'],
  ])('of %o, %j is a finding', (more, value, expected, actual) => {
    expect(look(field('a', more), { a: value }).differences).toEqual([{ check: 'field', expected, actual, at: '/a' }])
  })

  test('null passes where it is allowed, also beside a closed set of values', () => {
    expect(look(field('a', { nullable: true, values: ['A'] }), { a: null }).differences).toEqual([])
  })

  test('each item of a list is looked at, and an empty list gives nothing', () => {
    const id = field('Data[].Id')
    expect(look(id, { Data: [{ Id: 'a' }, { Id: 2 }, {}] })).toEqual({
      looked: 3,
      differences: [
        { check: 'field', expected: 'string', actual: '2', at: '/Data/1/Id' },
        { check: 'field', expected: 'string', actual: 'absent', at: '/Data/2/Id' },
      ],
    })
    expect(look(id, { Data: [] }).looked).toBe(0)
  })

  test('items that are no objects are judged with their list', () => {
    const list = field('names', { type: 'array', items: field('names[]') })
    expect(look(list, { names: ['a', 7] }).differences).toEqual([
      { check: 'field', expected: 'items: string', actual: '7', at: '/names/1' },
    ])
    expect(look(list, { names: ['a'] }).differences).toEqual([])
  })

  test('only own properties are fields', () => {
    expect(look(field('constructor'), {}).differences[0]?.actual).toBe('absent')
    expect(look(field('__proto__'), JSON.parse('{"__proto__": "own"}')).differences).toEqual([])
  })
})
