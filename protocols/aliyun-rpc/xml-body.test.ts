import { describe, expect, test } from 'vitest'
import { rpcSpec } from '../contract/specs.sample.ts'
import { readXmlBody } from './xml-body.ts'

const [create] = rpcSpec.operations
if (create === undefined) throw new Error('the sample spec has operations')

function read(text: string, status = 200): ReturnType<typeof readXmlBody> {
  return readXmlBody(Buffer.from(text), create ?? never(), status)
}

function never(): never {
  throw new Error('unreachable')
}

function body(inner: string): unknown {
  return read(`<CreateThingResponse>${inner}</CreateThingResponse>`).body
}

describe('a success', () => {
  test('has the types of the declared fields, and leaves text that is of another type as it is', () => {
    expect(body('<Count>-12</Count><Live>true</Live><Note>7</Note>')).toEqual({ Count: -12, Live: true, Note: '7' })
    expect(body('<Count>1.5</Count><Live>yes</Live>')).toEqual({ Count: '1.5', Live: 'yes' })
    expect(body('<Count></Count><Live/>')).toEqual({ Count: '', Live: '' })
  })
  test('reads repeated siblings as the declared list, a single one too', () => {
    expect(body('<Things><Id>1</Id></Things><Count>1</Count><Things><Size>2</Size></Things>')).toEqual({
      Things: [{ Id: '1' }, { Size: 2 }],
      Count: 1,
    })
    expect(body('<Things/>')).toEqual({ Things: [{}] })
  })
  test('lacks an optional list that is not there, and has an empty one where it is promised', () => {
    expect(body('')).toEqual({})
    expect(body('<Box/>')).toEqual({ Box: { Inner: [] } })
    expect(body('<Box><Inner>a</Inner></Box>')).toEqual({ Box: { Inner: ['a'] } })
  })
  test('shows a scalar that is repeated, and elements that nobody declared', () => {
    expect(body('<ThingId>a</ThingId><ThingId>b</ThingId><X><Y>1</Y></X>')).toEqual({
      ThingId: ['a', 'b'],
      X: { Y: '1' },
    })
  })
})

describe('a reply', () => {
  test.each([
    ['<ListThingsResponse/>', 200, 'the root element is <ListThingsResponse>, not <CreateThingResponse>'],
    ['<CreateThingResponse/>', 400, 'the root element is <CreateThingResponse>, not <Error>'],
  ])('%s with status %i is unreadable', (text, status, unreadable) => {
    expect(read(text, status)).toEqual({ format: 'xml', unreadable })
  })
  test('that is HTML is called so', () => {
    expect(read('<html><body>Bad Gateway</body></html>', 502)).toEqual({
      format: 'other',
      unreadable: 'the body is HTML',
    })
  })
  test('with an error inside a success is read as that error', () => {
    expect(read('<Error><Code>A.B</Code></Error>')).toEqual({ format: 'xml', body: { Code: 'A.B' } })
  })
})
