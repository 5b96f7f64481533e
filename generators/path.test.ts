import { expect, it } from 'vitest'
import { absent } from './absent.ts'
import { valueAt, withValue } from './path.ts'

it('puts a value at a path and leaves the rest and the original alone', () => {
  const input = { group: { name: 'a', description: 'b' }, page: 1 }
  expect(withValue(input, 'group.name', 'z')).toEqual({ group: { name: 'z', description: 'b' }, page: 1 })
  expect(input.group.name).toBe('a')
})

it('leaves a key out at any depth', () => {
  expect(withValue({ group: { name: 'a', description: 'b' } }, 'group.name', absent)).toEqual({
    group: { description: 'b' },
  })
  expect(withValue({ Tag: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] }, 'Tag[].Key', absent)).toEqual({
    Tag: [{ Value: 'b' }, { Key: 'c' }],
  })
  expect(withValue({ a: 1 }, 'group.name', absent)).toEqual({ a: 1 })
})

it('means the first item of a list, and makes one where there is none', () => {
  expect(withValue({ Tag: [{ Key: 'a' }, { Key: 'b' }] }, 'Tag[].Key', 'z')).toEqual({
    Tag: [{ Key: 'z' }, { Key: 'b' }],
  })
  expect(withValue({}, 'Tag[].Key', 'z')).toEqual({ Tag: [{ Key: 'z' }] })
  expect(withValue({ Tag: [{ Key: 'a' }] }, 'Tag[]', 5)).toEqual({ Tag: [5] })
})

it('keeps null apart from absent', () => {
  expect(withValue({ a: 1 }, 'a', null)).toEqual({ a: null })
  expect(valueAt({ a: null }, 'a')).toBeNull()
  expect(valueAt({}, 'a')).toBe(absent)
  expect(valueAt({ Tag: [] }, 'Tag[].Key')).toBe(absent)
  expect(valueAt({ Tag: [{ Key: 'a' }] }, 'Tag[].Key')).toBe('a')
})

it('takes a name that objects inherit for a name like any other', () => {
  expect(withValue({}, 'constructor', 'x')).toEqual({ constructor: 'x' })
  expect(valueAt({}, 'constructor')).toBe(absent)
})
