import { describe, expect, test } from 'vitest'
import { contextWith, error, errorReply } from './context.sample.ts'
import { checkMessage } from './message.ts'

const context = contextWith({ fault: 'shelf.name.length.max' })
const look = (message: readonly string[], said?: string) =>
  checkMessage(error('E', { message }), context, errorReply(400, 'E', said))

describe('message', () => {
  test('one of the documented texts passes, word for word', () => {
    expect(look(['No.', 'Not so.'], 'Not so.')).toEqual({ looked: 1, differences: [] })
    expect(look(['No.'], 'No').differences).toEqual([{ check: 'message', expected: 'message "No."', actual: '"No"' }])
  })

  test('placeholders stand for the faulty parameter, what was sent, and anything', () => {
    expect(look(['{parameter} is mandatory.'], 'name is mandatory.').differences).toEqual([])
    expect(look(['{parameter} is mandatory.'], 'size is mandatory.').differences).toHaveLength(1)
    expect(look(["'{value}' is too long{*}"], "'red' is too long, by far").differences).toEqual([])
    expect(look(["'{value}' is too long{*}"], "'blue' is too long, by far").differences).toHaveLength(1)
  })

  test('no message at all is a finding', () => {
    expect(look(['No.']).differences[0]?.actual).toBe('no message')
  })

  test('a long message is cut in the finding', () => {
    expect(look(['No.'], 'x'.repeat(10_000)).differences[0]?.actual.length).toBeLessThan(160)
  })

  test('without a documented text there is nothing to judge', () => {
    expect(checkMessage(error('E'), context, errorReply(400, 'E', 'any')).looked).toBe(0)
  })

  test('an operation without parameters has its texts judged too', () => {
    const bare = contextWith({ operation: { parameters: [] } })
    expect(
      checkMessage(error('E', { message: ['Denied.'] }), bare, errorReply(403, 'E', 'Denied.')).differences,
    ).toEqual([])
  })
})
