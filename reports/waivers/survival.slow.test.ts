/** Damaged waivers are read or have problems. Some thousands here; `ASSAY_DAMAGED=100000` tries as many. */
import { expect, test } from 'vitest'
import { troubles, type Reader } from '../../model/reading/survival.sample.ts'
import { readWaiverBytes } from './file.ts'
import { list } from './list.sample.ts'

const copies = Number(process.env['ASSAY_DAMAGED'] ?? 3000)
const whole = `${list}  - clause: example-groups/CreateGroup/name.prefix
    target: "*"
    reason: It's "known".
    owner: me
    expires: 2031-01-01
    fingerprint: "ba9876543210"
`

test(`${copies} damaged lists of waivers are read or have problems`, { timeout: 1_200_000 }, async () => {
  const read: Reader = async (content) => {
    const { waivers, problems } = readWaiverBytes(Buffer.from(content), 'waivers.yaml')
    return { value: waivers, problems }
  }
  expect((await read(whole)).problems).toEqual([])
  expect(await troubles(read, whole, copies)).toEqual([])
})
