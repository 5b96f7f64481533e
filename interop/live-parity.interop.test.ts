/**
 * The mock of Keystone's spec answers as the live one does: the requests of a run, sent to both, bring the same statuses
 * and the same shapes. What differs is listed here, with its reason.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupsLeft, judge, keystone, tokens } from './live/judging.sample.ts'
import { standBefore } from './live/proxy.sample.ts'
import { differencesAt, type Meeting } from './live/replay.sample.ts'
import { keyring, serve } from './served.sample.ts'

/** The requests of runs with these seeds, one at a time, with what Keystone answered. */
async function record(
  seeds: readonly number[],
): Promise<{ readonly meetings: readonly Meeting[]; readonly here: Awaited<ReturnType<typeof tokens>> }> {
  const meetings: Meeting[] = []
  const here = await tokens()
  const proxy = await standBefore(keystone, async (asked, pass) => {
    const answered = await pass(asked)
    meetings.push({ asked, answered })
    return answered
  })
  for (const seed of seeds)
    await judge('openstack-keystone', { seed, examples: 4, concurrency: 1 }, { url: proxy.url, keyring: here })
  await proxy.close()
  return { meetings, here }
}

describe.skipIf(keystone === '')('the mock and a live Keystone', () => {
  beforeAll(() => groupsLeft({ remove: true }))
  afterAll(() => groupsLeft({ remove: true }))

  test('answer the same requests with the same statuses and shapes', async () => {
    const { meetings, here } = await record([1, 2])
    const mock = await serve('openstack-keystone', { settings: { DomainId: 'default' } })
    const differences = await differencesAt(mock.url, meetings, { here, there: keyring })
    await mock.close()
    expect(meetings.length).toBeGreaterThanOrEqual(300)
    expect(differences).toEqual([])
  })
})
