import { expect, test } from 'vitest'
import { textAt, valuesAt } from './paths.ts'

const body = { group: { name: 'g', size: 0 }, Data: [{ Id: 'a' }, { Id: 'b' }, {}], none: null }

test.each([
  ['', [body]],
  ['group.name', ['g']],
  ['group.size', [0]],
  ['none', [null]],
  ['Data[].Id', ['a', 'b']],
  ['Data[]', [{ Id: 'a' }, { Id: 'b' }, {}]],
  ['group.colour', []],
  ['group.name.first', []],
  ['group[]', []],
  ['Data.Id', []],
  ['toString', []],
])('%j gives %j', (path, values) => {
  expect(valuesAt(body, path)).toEqual(values)
})

test('there is nothing in nothing', () => {
  expect(valuesAt(undefined, '')).toEqual([])
})

test.each([
  ['group.name', 'g'],
  ['group.size', '0'],
  ['Data[].Id', 'a'],
  ['none', undefined],
  ['group', undefined],
  ['absent', undefined],
])('the text at %j is %j', (path, text) => {
  expect(textAt(body, path)).toBe(text)
})
