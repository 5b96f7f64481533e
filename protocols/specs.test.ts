/** The specs that come with Assay keep the contract too: every operation can be sent, received and answered. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import { describeProtocolContract } from './contract/contract.sample.ts'
import { protocolNamed, protocols } from './index.ts'

const folder = join(import.meta.dirname, '../specs')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('there are specs for every protocol, and protocols have distinct names', async () => {
  const readings = await Promise.all(files.map((file) => readSpec(join(folder, file))))
  const named = new Set(readings.map(({ spec }) => spec?.protocol))
  expect(named).toEqual(new Set(protocols.map(({ name }) => name)))
  expect(protocolNamed('no-such-protocol')).toBeUndefined()
})

for (const file of files) {
  const { spec } = await readSpec(join(folder, file))
  const protocol = protocolNamed(spec?.protocol ?? '')
  if (spec === undefined || protocol === undefined) throw new Error(`${file} cannot be read`)
  describeProtocolContract(spec.service, { protocol, spec, successes: [], strange: 100 })
}
