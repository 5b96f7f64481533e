/** The documents of a descendant are held against its ancestor: they differ in exactly what docs/findings.md tells. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsOf } from './live/findings.ts'
import { clausesWith, groupsLeft, judge, keystone } from './live/judging.sample.ts'

const findings = readFileSync(join(import.meta.dirname, '../docs/findings.md'), 'utf8')

const differences = [
  'common/error.body-too-large',
  'KeystoneCreateGroup/group.name.length.max',
  'KeystoneCreateGroup/group.description.length.max',
  'KeystoneCreateGroup/response.group.create_time',
  'KeystoneCreateGroup/state.quota',
  'KeystoneListGroups/response.groups[].create_time',
  'KeystoneShowGroup/response.group.create_time',
  'KeystoneUpdateGroup/group.name.length.max',
  'KeystoneUpdateGroup/group.description.length.max',
  'KeystoneUpdateGroup/response.group.create_time',
]

describe.skipIf(keystone === '')('a live Keystone', () => {
  beforeAll(() => groupsLeft({ remove: true }))
  afterAll(() => groupsLeft({ remove: true }))

  test.each([1, 2])('differs from the documents of its descendant where the findings say so, seed %i', async (seed) => {
    const service = await judge('huawei-iam', { seed, examples: 2, live: 25, creates: 300, windowSeconds: 1 })
    expect(clausesWith(service, 'fail')).toEqual(differences)
    expect(clausesWith(service, 'inconclusive')).toEqual([])
    expect(service.leftovers).toEqual([])
    if (seed === 1) expect(findings).toContain(findingsOf(service))
    expect(await groupsLeft()).toEqual([])
  })
})

test('each difference stands in the findings', () => {
  for (const clause of differences) expect(findings).toContain(`\`huawei-iam/${clause}\``)
})
