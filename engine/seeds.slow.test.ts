/**
 * No false alarms: against a mock that keeps its promises, no seed and no legal way to keep them makes a clause fail.
 *
 * A few seeds here; `ASSAY_SEEDS=200` tries as many, and each variation by itself.
 */
import { describe, expect, test } from 'vitest'
import type { ClauseResult } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import { variationsOf } from '../mock/variations/variations.ts'
import { runService } from './service-run.ts'
import { serve, specAt } from './served.sample.ts'

const usualSeeds = 5
const wanted = Number(process.env['ASSAY_SEEDS'] ?? usualSeeds)
const seeds = Array.from({ length: wanted }, (_, place) => place + 1)
const files = ['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml']
const specs = await Promise.all(files.map(specAt))

/** What is not as it should be, in a line each. */
async function alarms(spec: Spec, seed: number, vary: readonly string[] = []): Promise<readonly string[]> {
  const served = await serve(spec, { vary, seed })
  try {
    const { plan, setup } = served.job({ seed, examples: 2, live: 4 })
    const { clauses, leftovers, cost, stopped } = await runService(plan, setup)
    return [
      ...(stopped === undefined ? [] : [`stopped: ${stopped}`]),
      ...clauses.flatMap(alarm),
      ...leftovers.map(({ resource, because }) => `left over: ${resource}: ${because}`),
      ...served.names().map((name) => `left in the mock: ${name}`),
      // Reads are repeated until a write shows, which no plan can tell.
      ...(cost.calls > cost.planned.calls && !vary.includes('lag')
        ? [`${cost.calls} calls of ${cost.planned.calls} planned`]
        : []),
      ...(cost.creates > cost.planned.creates ? [`${cost.creates} creates of ${cost.planned.creates} planned`] : []),
    ]
  } finally {
    await served.close()
  }
}

function alarm({ id, verdict }: ClauseResult): readonly string[] {
  if (verdict.kind === 'inconclusive') return [`${id}: ${verdict.because}`]
  if (verdict.kind !== 'fail') return []
  const [finding] = verdict.findings
  return [
    `${id}: expected ${finding?.expected}, actual ${finding?.actual}, input ${JSON.stringify(verdict.example.case.input)}`,
  ]
}

test('there are services and seeds to try', () => {
  expect(specs.length * seeds.length).toBeGreaterThan(2)
})

describe.each(specs.map((spec) => [spec.service, spec] as const))('the mock of %s', (_, spec) => {
  test.each(seeds)('raises no alarm with seed %i', async (seed) => {
    expect(await alarms(spec, seed)).toEqual([])
  })

  const names = variationsOf(spec).map(({ name }) => name)
  const answers = names.filter((name) => name.includes('/'))
  const manners = names.filter((name) => !name.includes('/'))

  test('raises no alarm with every open question answered the other way', async () => {
    expect(answers.length).toBeGreaterThan(0)
    expect(await alarms(spec, 1, answers)).toEqual([])
  })

  test.each(wanted > usualSeeds ? names : manners)('raises no alarm with the variation %s', async (name) => {
    expect(await alarms(spec, 1, [name])).toEqual([])
  })
})
