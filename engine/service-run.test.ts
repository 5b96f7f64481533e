/** A whole run of one service against the mock, over HTTP: nothing fails, nothing is left, and the numbers add up. */
import { beforeAll, describe, expect, test } from 'vitest'
import { runForm } from '../model/run-file.ts'
import { joinedHash } from './run.ts'
import { serve, specAt } from './served.sample.ts'

async function conforming(file: string) {
  const served = await serve(await specAt(file))
  try {
    const hashes = [1, 1, 2].map((seed) => served.job({ seed, examples: 1, live: 4 }).plan.hash())
    const { result, service } = await served.run({ examples: 1, live: 4 })
    return { result, hashes, left: served.names(), ...service }
  } finally {
    await served.close()
  }
}

describe.each(['examples/bookshelf.yaml', 'specs/huawei-iam.yaml'])('the mock of %s', (file) => {
  let seen: Awaited<ReturnType<typeof conforming>>
  beforeAll(async () => void (seen = await conforming(file)), 120_000)

  test('breaks no clause, and leaves none open', () => {
    const { clauses, counts } = seen
    expect(clauses.filter(({ verdict }) => verdict.kind === 'fail' || verdict.kind === 'inconclusive')).toEqual([])
    expect(counts.pass).toBeGreaterThan(35)
  })

  test('is asked about every clause, or the run says why not', () => {
    for (const { verdict, cases } of seen.clauses) {
      if (verdict.kind === 'untested') expect(verdict.because).toMatch(/^\S.*\S$/s)
      else expect(cases).toBeGreaterThan(0)
    }
  })

  test('is left as it was found', () => {
    expect(seen.left).toEqual([])
    expect(seen.leftovers).toEqual([])
  })

  test('is counted right', () => {
    const { clauses, counts, cost } = seen
    expect(counts.planned).toBe(clauses.length)
    expect(counts.pass + counts.fail + counts.inconclusive + counts.untested).toBe(counts.planned)
    expect(Object.values(cost.spent).reduce((sum, calls) => sum + calls, 0)).toBe(cost.calls)
  })

  test('is called no more often than was planned', () => {
    const { cost } = seen
    expect(cost.calls).toBeLessThanOrEqual(cost.planned.calls)
    expect(cost.creates).toBeLessThanOrEqual(cost.planned.creates)
    expect(cost.mostLive).toBeLessThanOrEqual(cost.planned.live)
  })

  test('gives a run that its schema accepts', () => {
    expect(runForm.faults(JSON.parse(JSON.stringify(seen.result)))).toEqual([])
  })

  test('is asked the same with the same seed, and something else with another', () => {
    const [first, again, other] = seen.hashes
    expect(seen.result.planHash).toBe(first)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})

test('one service gives its own hash to the run, several a hash of theirs in order', () => {
  expect(joinedHash(['a'])).toBe('a')
  expect(joinedHash(['a', 'b'])).toMatch(/^[0-9a-f]{64}$/)
  expect(joinedHash(['a', 'b'])).not.toBe(joinedHash(['b', 'a']))
})
