import { describe, expect, it } from 'vitest'
import { headersOf, normaliseMessage, shapeOf } from './volatile.ts'

describe('normaliseMessage', () => {
  const cases: readonly (readonly [text: string, sent: Parameters<typeof normaliseMessage>[1], expected: string])[] = [
    ['The GID_test1 exists.', { GroupId: 'GID_test1' }, 'The {sent} exists.'],
    ['name "ab" is bad', { name: 'ab' }, 'name "{sent}" is bad'],
    ['a name is needed', { name: 'a' }, 'a name is needed'],
    ['Invalid value: 7', { size: 7 }, 'Invalid value: {sent}'],
    ['No group $&(x)*+ here', { group: { name: '$&(x)*+ h' } }, 'No group {sent}ere'],
    ['RequestId: 7A1B2C3D-1111-2222-3333-444455556666', null, 'RequestId: {uuid}'],
    ['expired at 2030-01-01T10:00:00Z, now 2030-01-01 10:20:00.123', null, 'expired at {time}, now {time}'],
    ['at Tue, 01 Jan 2030 10:00:00 GMT', null, 'at {time}'],
    ['sign is:POST&%2F&AccessKeyId%3Dx%26Action%3DCreate', null, 'sign {encoded}'],
    ['Could not find group 0123456789abcdef0123456789abcdef.', null, 'Could not find group {hex}.'],
    ['see https://help.example.com/x?y=1 now', null, 'see {url} now'],
    ['host onsmqtt.cn-hangzhou.example.com:80 and 127.0.0.1:8080', null, 'host {host} and {host}'],
    ['must be at most 64 characters', { name: 'x'.repeat(65) }, 'must be at most 64 characters'],
    ['code 1767225600000', null, 'code {number}'],
  ]

  it.each(cases)('reads %j', (text, sent, expected) => {
    expect(normaliseMessage(text, sent)).toBe(expected)
  })

  it('gives one text for the same refusal of different values', () => {
    const one = normaliseMessage('GroupId GID_aaaaaaa is refused', { GroupId: 'GID_aaaaaaa' })
    const two = normaliseMessage('GroupId GID-zz-12345 is refused', { GroupId: 'GID-zz-12345' })
    expect(one).toBe(two)
  })

  it('keeps a sentence that says something else apart', () => {
    expect(normaliseMessage('at most 64', null)).not.toBe(normaliseMessage('at most 128', null))
  })

  it('survives lone surrogates', () => {
    expect(normaliseMessage('got "\ud800"', { name: '\ud800' })).toBe('got "{sent}"')
  })
})

describe('shapeOf', () => {
  it('names paths with the forms of their values', () => {
    const body = {
      RequestId: '7A1B2C3D-1111-2222-3333-444455556666',
      group: {
        id: '0123456789abcdef0123456789abcdef',
        name: 'x',
        create_time: 1767225600000,
        links: { self: 'https://a.b/c' },
      },
      Data: [{ GroupId: 'a', At: '2030-01-01T00:00:00Z' }, { GroupId: null }],
      Total: 2,
      Status: 'NORMAL',
    }
    expect(shapeOf(body)).toEqual([
      '$: object',
      'Data: array',
      'Data[].At: iso-utc',
      'Data[].GroupId: null|string',
      'Data[]: object',
      'RequestId: uuid-upper',
      'Status: "NORMAL"',
      'Total: integer',
      'group.create_time: epoch-ms',
      'group.id: hex-32',
      'group.links.self: url',
      'group.links: object',
      'group.name: string',
      'group: object',
    ])
  })

  it('does not count the items of a list', () => {
    expect(shapeOf([{ a: 1 }])).toEqual(shapeOf([{ a: 1 }, { a: 2 }]))
  })

  it('takes what was sent as plain text, but an id for an id', () => {
    for (const name of ['https://a.b/c', 'a.b.example', 'WORD', 'x']) {
      expect(shapeOf({ type: name }, { group: { name } })).toEqual(['$: object', 'type: string'])
    }
    const id = '0123456789abcdef0123456789abcdef'
    expect(shapeOf({ id }, { id })).toEqual(shapeOf({ id }))
  })
})

describe('headersOf', () => {
  it('drops what belongs to one delivery and keeps the value of the content type', () => {
    expect(headersOf({ Date: 'x', 'X-Acs-Trace': '1', 'content-type': 'application/json;charset=UTF-8' })).toEqual([
      'content-type: application/json; charset=utf-8',
      'x-acs-trace',
    ])
  })
})
