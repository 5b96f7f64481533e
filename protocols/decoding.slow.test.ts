/** Decoding at length: what the contract does a few thousand times, and bodies made to be slow. */
import { expect, test } from 'vitest'
import { aliyunRpc } from './aliyun-rpc.ts'
import { decodeAnything } from './contract/answers.sample.ts'
import { restSpec, rpcSpec } from './contract/specs.sample.ts'
import { restJson } from './rest-json.ts'

const restExample = restSpec([{ scheme: 'bearer' }])

test.each([
  { protocol: aliyunRpc, spec: rpcSpec },
  { protocol: restJson, spec: restExample },
])('100,000 random responses all become replies of $protocol.name', (contract) => {
  expect(decodeAnything(contract, 100_000)).toBe(100_000)
})

const size = 2_000_000
const fill = (text: string): string => text.repeat(Math.floor(size / text.length))

test.each([
  ['nested lists', fill('[')],
  ['nested objects', fill('{"a":')],
  ['escapes', `"${fill('\\')}`],
  ['many keys', `{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":{}`).join(',')}}`],
  ['nested elements', fill('<a>')],
  ['many elements', `<Error>${fill('<Code>1</Code>')}</Error>`],
  ['open comments', fill('<!--')],
  ['open sections', `<Error>${fill('<![CDATA[')}`],
  ['comments before the root', `${fill(' <!---->')}<Error/>`],
  ['instructions', fill('<? ?>')],
  ['references', `<Error>${fill('&amp;')}</Error>`],
  ['attributes', `<Error ${fill('a="1" ')}/>`],
  ['a long name', `<${fill('x')}>`],
  ['declarations', `<Error>${fill('<!ENTITY a "b">')}</Error>`],
  ['quotes', `<Error a="${fill('"')}`],
])('two megabytes of %s become a reply', (_, text) => {
  for (const { protocol, spec } of [
    { protocol: aliyunRpc, spec: rpcSpec },
    { protocol: restJson, spec: restExample },
  ]) {
    const [operation] = spec.operations
    if (operation === undefined) throw new Error('the sample spec has operations')
    const reply = protocol.decode(spec, operation, { status: 400, headers: [], body: Buffer.from(text) })
    expect(reply.body !== undefined || reply.unreadable !== undefined).toBe(true)
  }
})
