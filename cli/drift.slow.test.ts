import { describe, expect, it } from 'vitest'
import { readSpec } from '../model/spec-file.ts'
import type { Spec } from '../model/spec.ts'
import { diffRuns } from '../reports/drift/diff.ts'
import type { DriftLabel } from '../reports/drift/drift.ts'
import { errors, headers, items, runOn, successes } from './drift.sample.ts'
import type { MockChange } from './drift.sample.ts'

async function specOf(name: string): Promise<Spec> {
  const { spec, problems } = await readSpec(`specs/${name}.yaml`)
  if (spec === undefined) throw new Error(problems[0]?.message)
  return spec
}

const gateway = await specOf('alibaba-apigateway')
const iam = await specOf('huawei-iam')
const mqtt = await specOf('alibaba-mqtt')
const steady = { gateway: await runOn(gateway, {}), iam: await runOn(iam, {}), mqtt: await runOn(mqtt, {}) }

type Change = readonly [what: string, label: DriftLabel, change: MockChange, before?: MockChange]

const content = (value: string) =>
  headers((all) => all.map(([name, old]) => (name.toLowerCase() === 'content-type' ? [name, value] : [name, old])))
const message = (text: string) => errors((body) => ({ ...body, hint: text }))

const ofGateway: readonly Change[] = [
  ['a new text in a success', 'field-added', { wrap: successes((body) => ({ ...body, Zone: 'north east' })) }],
  [
    'a new object in a success',
    'field-added',
    { wrap: successes((body) => ({ ...body, Page: { Next: 1, Deep: { Er: true } } })) },
  ],
  ['a new list in a success', 'field-added', { wrap: successes((body) => ({ ...body, Hints: ['a', 'b'] })) }],
  ['a new field of the items of a list', 'field-added', { wrap: items((item) => ({ ...item, Owner: 'some one' })) }],
  ['a new field of an error', 'field-added', { wrap: message('try again') }],
  [
    'a field of a success that is gone',
    'field-removed',
    {},
    { wrap: successes((body) => ({ ...body, Zone: 'north east' })) },
  ],
  ['a field of an error that is gone', 'field-removed', {}, { wrap: message('try again') }],
  [
    'text that is now a number',
    'field-type',
    { wrap: successes((body) => ({ ...body, Weight: 1 })) },
    { wrap: successes((body) => ({ ...body, Weight: 'heavy load' })) },
  ],
  [
    'a time in another form',
    'field-type',
    { wrap: successes((body) => ({ ...body, At: 1_767_225_600_000 })) },
    { wrap: successes((body) => ({ ...body, At: '2030-01-01T00:00:00Z' })) },
  ],
  [
    'an id in another form',
    'field-type',
    { wrap: successes((body) => ({ ...body, Ref: '0123456789abcdef0123456789abcdef' })) },
    { wrap: successes((body) => ({ ...body, Ref: '01234567-89ab-cdef-0123-456789abcdef' })) },
  ],
  [
    'items that may be null now',
    'type-widened',
    { wrap: successes((body) => ({ ...body, Notes: ['some text', null] })) },
    { wrap: successes((body) => ({ ...body, Notes: ['some text'] })) },
  ],
  [
    'a new value of a constant',
    'enum-value-new',
    { wrap: successes((body) => ({ ...body, ZoneState: 'FROZEN' })) },
    { wrap: successes((body) => ({ ...body, ZoneState: 'NORMAL' })) },
  ],
  ['a new header', 'header-added', { wrap: headers((all) => [...all, ['X-Cache', 'hit']]) }],
  ['a header that is gone', 'header-removed', {}, { wrap: headers((all) => [...all, ['X-Cache', 'hit']]) }],
  [
    'another content type of the same format',
    'content-type',
    { wrap: content('application/json; charset=ascii') },
    { wrap: content('application/json; charset=utf-8') },
  ],
  ['another of the documented statuses or codes', 'error-code', { vary: ['alternatives'] }],
  ['another answer to a question about letters', 'observation', { vary: ['CreateApiGroup/letters-beyond-ascii'] }],
  ['another answer to a question about case', 'observation', { vary: ['CreateApiGroup/other-case'] }],
  ['another answer to a question about paging', 'observation', { vary: ['DescribeApiGroups/page-size-below-one'] }],
  ['another answer to an unknown parameter', 'observation', { vary: ['DescribeApiGroups/unknown-parameter'] }],
]

const ofIam: readonly Change[] = [
  ['another answer to blanks around a name', 'observation', { vary: ['KeystoneCreateGroup/name-with-blanks-around'] }],
  ['another answer to a missing content type', 'observation', { vary: ['KeystoneUpdateGroup/no-content-type'] }],
  [
    'another message where none is documented',
    'error-message',
    {
      wrap: (behaviour) => ({
        ...behaviour,
        error: (refusal, about) => ({ ...behaviour.error(refusal, about), message: 'This is not to be.' }),
      }),
    },
  ],
]

describe('drift of the mock', () => {
  const table = [
    ...ofGateway.map((change) => ({ spec: gateway, old: steady.gateway, change })),
    ...ofIam.map((change) => ({ spec: iam, old: steady.iam, change })),
  ]

  it('has at least twenty changes of behaviour to see', () => {
    expect(table.length).toBeGreaterThanOrEqual(20)
  })

  it.each([
    ['alibaba-mqtt', mqtt, steady.mqtt],
    ['alibaba-apigateway', gateway, steady.gateway],
    ['huawei-iam', iam, steady.iam],
  ] as const)('is none between seeds of %s', async (_, spec, old) => {
    for (const seed of [2, 3, 4, 5, 6, 7])
      expect(diffRuns(old, await runOn(spec, { seed })).drift).toMatchObject({ changed: [], added: [], removed: [] })
  })

  it.each(table.map((row) => ({ ...row, what: row.change[0], label: row.change[1] })))(
    'labels $what as $label, with no verdict changed',
    async ({ spec, old, change }) => {
      const [, label, now, before] = change
      const { drift } = diffRuns(
        before === undefined ? old : await runOn(spec, { ...before, seed: 5 }),
        await runOn(spec, { ...now, seed: 6 }),
      )
      const labels = [...new Set(drift?.changed.map((one) => one.label))]
      expect(labels).toContain(label)
      expect(labels).not.toContain('verdict')
      // As XML every value is text, so that beside it a new type widens; the alternatives are of several kinds.
      const beside = label === 'error-code' ? labels : label === 'field-type' ? ['type-widened'] : []
      expect(labels.filter((one) => one !== label && !beside.includes(one))).toEqual([])
    },
  )
})
