import { expect, test } from 'vitest'
import { placesOf, valueAt } from './place.ts'

test('a path leads to every item of every list', () => {
  const body = { a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [] }, { b: [{}] }] }
  expect(placesOf(body, 'a[].b[].c').map((place) => [place.pointer, place.value])).toEqual([
    ['/a/0/b/0/c', 1],
    ['/a/0/b/1/c', 2],
    ['/a/2/b/0/c', undefined],
  ])
})

test('a name is escaped in a pointer, and a pointer finds it again', () => {
  const body = { 'a/b~c': { d: [true] } }
  const pointer = placesOf(body, 'a/b~c')[0]?.pointer ?? ''
  expect(pointer).toBe('/a~1b~0c')
  expect(valueAt(body, `${pointer}/d/0`)).toBe(true)
})

test('a pointer sees own properties and numbered items only', () => {
  expect(valueAt({}, '/constructor')).toBeUndefined()
  expect(valueAt([1], '/length')).toBeUndefined()
  expect(valueAt([1], '/00')).toBeUndefined()
  expect(valueAt({ a: null }, '/a')).toBeNull()
  expect(valueAt({ a: 1 }, '')).toEqual({ a: 1 })
})
