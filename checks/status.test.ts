import { expect, test } from 'vitest'
import { replyWith } from './context.sample.ts'
import { checkStatus } from './status.ts'

test('a documented status passes', () => {
  expect(checkStatus([200, 201], replyWith())).toEqual({ looked: 1, differences: [] })
})

test('any other is a finding that names all that are documented', () => {
  expect(checkStatus([404, 400], replyWith()).differences).toEqual([
    { check: 'status', expected: 'status 404 or 400', actual: 'status 201' },
  ])
})
