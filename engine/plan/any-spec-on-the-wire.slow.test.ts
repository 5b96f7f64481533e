/**
 * One fault, as the bytes say it, for specs that nobody wrote: any combination of length, prefix, first character,
 * alphabet, list, range and nesting, in body, query, header or path.
 *
 * A thousand here, in half a minute; `ASSAY_SPECS=10000` tries as many.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { protocolNamed } from '../../protocols/index.ts'
import { anySpec } from './any-spec.sample.ts'
import { buildPlan } from './build.ts'
import { looksAt } from './read-back.sample.ts'

const specs = Number(process.env['ASSAY_SPECS'] ?? 1000)
const most = Number.MAX_SAFE_INTEGER
const options = { examples: 3, schemes: ['acs3-hmac-sha256', 'none'], identities: ['main'] }

test(`each request for ${specs} random specs breaks what it says, on the wire`, { timeout: specs * 1000 }, () => {
  let looked = 0
  const classes = new Set<string>()
  const law = fc.property(anySpec, fc.nat({ max: 999 }), (spec, seed) => {
    const protocol = protocolNamed(spec.protocol)
    if (protocol === undefined) throw new Error(`no protocol ${spec.protocol}`)
    const plan = buildPlan(spec, protocol, { ...options, seed, allowance: { calls: most, creates: most, live: most } })
    for (const { planned, wanted, found } of looksAt(plan, 'http://127.0.0.1')) {
      looked += 1
      if (planned.fault !== undefined) classes.add(planned.fault.class)
      expect(found, `${planned.id} ${JSON.stringify(planned.input)}`).toBe(wanted)
    }
  })
  fc.assert(law, { numRuns: specs, seed: 1 })
  expect(looked).toBeGreaterThan(specs * 20)
  expect(classes.size).toBeGreaterThan(60)
})
