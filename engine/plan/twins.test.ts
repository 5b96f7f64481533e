import { describe, expect, test } from 'vitest'
import type { Case } from '../../model/case.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { schemesFor } from '../../protocols/identities.ts'
import { protocolNamed } from '../../protocols/index.ts'
import { specAt } from '../served.sample.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { primaryClauses } from '../subject.ts'
import { buildPlan } from './build.ts'
import { withTwins } from './twins.ts'

const one: Case = {
  id: 'a#x',
  operation: 'List',
  purpose: 'refuse',
  input: {},
  variation: { fault: 'missing-clock' },
  expect: [
    { kind: 'refused', clause: 's/List/a', errors: [] },
    { kind: 'common', clause: 's/common/request-id.fresh', promise: 'request-id.fresh' },
  ],
  fault: { clause: 's/List/a', class: 'x' },
}
const other: Case = {
  ...one,
  id: 'b#x',
  expect: [{ kind: 'refused', clause: 's/List/b', errors: [] }, ...one.expect.slice(1)],
  fault: { clause: 's/List/b', class: 'x' },
}

describe('cases that are the same on the wire', () => {
  test('go out once, and no clause is judged twice by the answer', () => {
    const [host, ...rest] = withTwins([one, other])
    expect(rest).toEqual([])
    expect(host).toEqual({
      ...one,
      twins: [{ ...other, expect: [{ kind: 'refused', clause: 's/List/b', errors: [] }] }],
    })
    expect(host === undefined ? [] : primaryClauses(host)).toEqual(['s/List/a', 's/List/b'])
  })

  test.each([
    ['another operation', { operation: 'Show' }],
    ['another purpose', { purpose: 'accept' }],
    ['another input', { input: { page: 1 } }],
    ['another variation', { variation: {} }],
    ['a place in a picture', { about: { parameter: 'page' } }],
  ] as const)('stay apart with %s', (_, difference) => {
    expect(withTwins([one, { ...other, ...difference }])).toHaveLength(2)
  })

  test('stay apart when each changes a resource of its own', () => {
    const input = { id: { $live: 'id', of: 'own' } }
    expect(
      withTwins([
        { ...one, input },
        { ...other, input },
      ]),
    ).toHaveLength(2)
  })
})

describe.each(['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml'])(
  '%s',
  async (file) => {
    const spec = await specAt(file)
    const keyring = mockKeyring()
    const protocol = protocolNamed(spec.protocol)
    if (protocol === undefined) throw new Error(spec.protocol)
    const schemes = schemesFor(spec, keyring)
    const allowance = { calls: 1000, creates: 100, live: 10 }
    const plan = buildPlan(spec, protocol, {
      seed: 1,
      examples: 0,
      schemes,
      identities: Object.keys(keyring),
      allowance,
    })

    const bytes = (planned: Case, variation = planned.variation): string => {
      const operation = operationNamed(spec, planned.operation)
      if (operation === undefined) throw new Error(planned.operation)
      const { input } = planned
      const credentials = keyring[variation.identity ?? 'main'] ?? {}
      const common = { baseUrl: 'http://localhost', settings: {}, now: 0, nonce: 'same', credentials }
      return JSON.stringify(protocol.encode({ spec, operation, input, variation, ...common }))
    }

    test('what is not said is what is usual: the request is the same, byte for byte', () => {
      const [scheme = ''] = schemes
      const common = plan.ladder.filter(({ id }) => id.endsWith('#accepted'))
      for (const planned of common.filter(({ variation }) => Object.keys(variation).length === 0)) {
        expect(bytes(planned, { scheme })).toBe(bytes(planned))
        expect(bytes(planned, { format: 'json' })).toBe(bytes(planned))
        expect(bytes(planned, { encoding: 'query' })).toBe(bytes(planned))
      }
    })

    test('every clause with a case has it still', () => {
      const tried = new Set(plan.ladder.flatMap(primaryClauses))
      const commons = clausesOf(spec, protocol).filter(
        ({ operation, name }) => operation === 'common' && /^(format|authentication)\./.test(name),
      )
      for (const { id } of commons) expect([...tried, ...plan.untested.keys()]).toContain(id)
    })

    test('without examples it costs at most 150 calls and 20 creates', () => {
      expect(plan.price.calls).toBeLessThanOrEqual(150)
      expect(plan.price.creates).toBeLessThanOrEqual(20)
    })
  },
)
