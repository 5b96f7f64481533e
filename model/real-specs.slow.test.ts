/**
 * The specs that ship, damaged: byte by byte, and in what they say. Some thousands here; `ASSAY_DAMAGED=100000` tries as many.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { damaged, type Draw } from './reading/mutation.sample.ts'
import { restructured } from './reading/structure.sample.ts'
import { troubles, type Reader } from './reading/survival.sample.ts'
import { readSpecText } from './spec-file.ts'

const copies = Number(process.env['ASSAY_DAMAGED'] ?? 3000)
const shared = 'specs/common/aliyun-rpc.yaml'

function textAt(file: string): string {
  return readFileSync(join(import.meta.dirname, '..', file), 'utf8')
}

/** Reads a spec; `instead` is the text of one of its files. */
function readerOf(file: string, instead: string): Reader {
  const texts = { [file]: textAt(file), [shared]: textAt(shared) }
  const others = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== instead))
  return async (content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const load = (name: string): Uint8Array => (name === instead ? bytes : new TextEncoder().encode(texts[name] ?? ''))
    const reading = await readSpecText(load(file), file, async (extended) => ({ bytes: load(extended) }))
    return { ...reading, others }
  }
}

test.each([
  ['specs/alibaba-mqtt.yaml', 'specs/alibaba-mqtt.yaml', 0.25],
  ['specs/alibaba-mqtt.yaml', shared, 0.1],
  ['specs/alibaba-apigateway.yaml', 'specs/alibaba-apigateway.yaml', 0.1],
  ['specs/huawei-iam.yaml', 'specs/huawei-iam.yaml', 0.25],
  ['specs/openstack-keystone.yaml', 'specs/openstack-keystone.yaml', 0.3],
])('%s is read or has problems when %s is damaged', { timeout: 7_200_000 }, async (file, instead, share) => {
  const text = textAt(instead)
  const read = readerOf(file, instead)
  const restructure = restructured(text)
  const damage = (whole: string, draw: Draw): string | Uint8Array => {
    if (draw(2) === 0) return damaged(whole, draw)
    const changed = restructure(whole, draw)
    return draw(8) === 0 ? damaged(changed, draw) : changed
  }
  expect((await read(text)).problems).toEqual([])
  expect(await troubles(read, text, Math.ceil(copies * share), damage)).toEqual([])
})
