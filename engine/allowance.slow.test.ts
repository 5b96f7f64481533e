/** Hard limits are hard, and what they leave out is untested, never passed and never failed. */
import { describe, expect, test } from 'vitest'
import type { MockOptions } from '../mock/server.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import type { ServiceRun } from '../model/run.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import { protocolNamed } from '../protocols/index.ts'
import type { JobOptions } from './job.ts'
import { serve, specAt } from './served.sample.ts'

const files = ['specs/huawei-iam.yaml', 'specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml'] as const

async function judged(file: string, given: Partial<JobOptions>, options: Partial<MockOptions> = {}) {
  const served = await serve(await specAt(file), options)
  const before = served.names()
  try {
    const { service } = await served.run(given)
    expect(served.names()).toEqual(before)
    expect(idsWith(service, 'fail')).toEqual([])
    return service
  } finally {
    await served.close()
  }
}

function idsWith(service: ServiceRun, kind: string): readonly string[] {
  return service.clauses.filter(({ verdict }) => verdict.kind === kind).map(({ id }) => id)
}

describe.each(files)('%s', (file) => {
  test.each([1, 2, 3])('%i alive at once is not exceeded, and the run ends', async (live) => {
    expect((await judged(file, { live })).cost.mostLive).toBeLessThanOrEqual(live)
  })

  test.each([1, 3, 8])('%i creates are not exceeded', async (creates) => {
    expect((await judged(file, { creates })).cost.creates).toBeLessThanOrEqual(creates)
  })

  test('a clause passes only with all of its fixed cases', async () => {
    const whole = new Map((await judged(file, {})).clauses.map((clause) => [clause.id, clause]))
    for (const calls of [20, 60, 120]) {
      const service = await judged(file, { calls })
      expect(service.cost.calls).toBeLessThanOrEqual(calls)
      expect(idsWith(service, 'untested').length).toBeGreaterThan(0)
      for (const { id, verdict, parameter, classes } of service.clauses)
        if (verdict.kind === 'pass' && parameter !== undefined)
          expect([id, classes.length]).toEqual([id, whole.get(id)?.classes.length])
    }
  })
})

// The other service documents no quota, so that a refusal there is a broken promise.
test.each(['specs/huawei-iam.yaml', 'specs/alibaba-apigateway.yaml'])(
  'a quota with little room left is lived with: %s',
  async (file) => {
    const { cost, counts } = await judged(file, {}, { quota: 5, foreign: 3 })
    expect(cost.mostLive).toBeLessThanOrEqual(2)
    expect(counts.pass).toBeGreaterThan(35)
  },
)

test('a target that accepts what it must refuse makes no more than allowed', async () => {
  const spec = await specAt('specs/huawei-iam.yaml')
  const protocol = protocolNamed(spec.protocol)
  const clauses = protocol === undefined ? [] : clausesOf(spec, protocol)
  const lax = mutantsOf(spec, clauses).filter(({ clause }) => /CreateGroup\/group\.name\.(unique|type)$/.test(clause))
  expect(lax.length).toBeGreaterThan(1)
  for (const mutant of lax) {
    const served = await serve(spec, { mutant })
    const { service } = await served.run({ creates: 3, live: 3 })
    await served.close()
    expect(service.cost.creates).toBeLessThanOrEqual(3)
    expect(service.cost.mostLive).toBeLessThanOrEqual(3)
  }
})
