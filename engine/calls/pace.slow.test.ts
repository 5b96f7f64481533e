/** A target that refuses calls above its documented rate never has to: the pacer stays below, and no verdict is lost. */
import { expect, test } from 'vitest'
import { serve, specAt } from '../served.sample.ts'

test.each(['specs/alibaba-mqtt.yaml'])('%s at its documented rate', { timeout: 240_000 }, async (file) => {
  const spec = await specAt(file)
  const { calls: most = 0, perSeconds = 1 } = spec.limits.rate ?? {}
  expect([most, perSeconds]).toEqual([10, 1])
  const judged = async (enforceRate: boolean) => {
    const served = await serve(spec, { enforceRate })
    const { service } = await served.run({ examples: 2, live: 10, ...(enforceRate ? { rate: most } : {}) })
    const peaks = [...(served.mock.counters[spec.service]?.peaks.values() ?? [])]
    await served.close()
    return { service, peaks, verdicts: service.clauses.map(({ id, verdict }) => `${id} ${verdict.kind}`) }
  }
  const [free, paced] = [await judged(false), await judged(true)]
  expect(Math.max(...free.peaks)).toBeGreaterThan(most)
  expect(Math.max(...paced.peaks)).toBeLessThanOrEqual(most)
  expect(paced.service.cost.throttled).toBe(0)
  expect(paced.verdicts).toEqual(free.verdicts)
})
