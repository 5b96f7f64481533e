import { expect, test } from 'vitest'
import { checkContentType } from './content-type.ts'
import { replyWith } from './context.sample.ts'

const look = (format: 'json' | 'xml' | 'empty' | 'other', type?: string) =>
  checkContentType(replyWith({ format, headers: type === undefined ? {} : { 'content-type': type } }))

test.each([
  ['json', 'application/json'],
  ['json', 'Application/JSON; charset=utf8'],
  ['json', 'application/problem+json'],
  ['xml', 'text/xml;charset=utf-8'],
  ['xml', 'application/xml'],
] as const)('a body in %s may say %s', (format, type) => {
  expect(look(format, type)).toEqual({ looked: 1, differences: [] })
})

test.each([
  ['json', 'text/xml', 'content-type application/json', '"text/xml"'],
  ['json', undefined, 'content-type application/json', 'no content-type'],
  ['xml', 'application/json', 'content-type text/xml or application/xml', '"application/json"'],
] as const)('a body in %s that says %s is a finding', (format, type, expected, actual) => {
  expect(look(format, type).differences).toEqual([{ check: 'content-type', expected, actual }])
})

test('a body that is not what its content type says is a finding', () => {
  const { body: _, ...bare } = replyWith({ format: 'other' })
  expect(checkContentType(bare).differences).toEqual([
    { check: 'content-type', expected: 'a body that is application/json', actual: 'another format' },
  ])
  expect(checkContentType({ ...bare, headers: { 'content-type': 'text/html' } }).looked).toBe(0)
})

test('an empty body needs none', () => {
  expect(look('empty').looked).toBe(0)
})
