/**
 * A live Keystone behind a proxy that breaks one promise at a time: Assay finds each and blames it on the right clause.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { clausesWith, groupsLeft, judge, keystone } from './live/judging.sample.ts'
import { standBefore } from '../mock/proxy.sample.ts'
import { refusalFaults } from './live/refusal-faults.sample.ts'
import { replyFaults } from './live/reply-faults.sample.ts'
import { stateFaults } from './live/state-faults.sample.ts'

const faults = [...replyFaults, ...refusalFaults, ...stateFaults]

describe.skipIf(keystone === '')('a live Keystone in which', () => {
  // Some faults leave groups behind, and the next run would meet their names.
  beforeEach(() => groupsLeft({ remove: true }))
  afterAll(() => groupsLeft({ remove: true }))

  test.each(faults)('$name', async ({ clause, also = [], handle }) => {
    const proxy = await standBefore(keystone, handle())
    try {
      const service = await judge('openstack-keystone', { seed: 1 }, { url: proxy.url })
      const blamed = clausesWith(service, 'fail')
      expect(blamed).toContain(clause)
      expect([clause, ...also]).toEqual(expect.arrayContaining([...blamed]))
    } finally {
      await proxy.close()
    }
  })
})
