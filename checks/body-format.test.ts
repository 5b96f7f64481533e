import { expect, test } from 'vitest'
import { checkBodyFormat } from './body-format.ts'
import { contextWith, replyWith } from './context.sample.ts'

const asked = (formatAsked: 'json' | 'xml' | 'none') => contextWith({ context: { formatAsked } })

test('the format asked for passes', () => {
  expect(checkBodyFormat('xml', 'xml', asked('xml'), replyWith({ format: 'xml' }))).toEqual({
    looked: 1,
    differences: [],
  })
})

test('another one is a finding', () => {
  expect(checkBodyFormat('xml', 'xml', asked('xml'), replyWith()).differences).toEqual([
    { check: 'body-format', expected: 'a body in XML', actual: 'JSON' },
  ])
  const { body: _, ...bare } = replyWith({ format: 'other', unreadable: 'HTML' })
  expect(checkBodyFormat('json', 'json', asked('json'), bare).differences[0]?.actual).toBe('HTML')
})

test('a call that asked for something else says nothing', () => {
  expect(checkBodyFormat('xml', 'xml', asked('json'), replyWith()).looked).toBe(0)
  expect(checkBodyFormat('none', 'xml', asked('none'), replyWith()).differences).toHaveLength(1)
})

test('an empty body says nothing', () => {
  expect(checkBodyFormat('json', 'json', asked('json'), replyWith({ format: 'empty' })).looked).toBe(0)
})
