/** Damaged waivers are read or have problems. Some thousands here; `ASSAY_DAMAGED=100000` tries as many. */
import { expect, test } from 'vitest'
import { troubles, type Reader } from '../../model/reading/survival.sample.ts'
import { readWaiverBytes } from './file.ts'

const copies = Number(process.env['ASSAY_DAMAGED'] ?? 3000)
const whole = `assay: 1
waivers:
  - clause: example-groups/CreateGroup/name.length.max
    target: https://*.example.test
    reason: Known.
    owner: groups-team
    expires: 2030-12-31
    fingerprint: "0123456789ab"
  - clause: example-groups/CreateGroup/name.prefix
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
