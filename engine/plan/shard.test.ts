import { describe, expect, test } from 'vitest'
import { mockKeyring } from '../../protocols/environment.ts'
import { schemesFor } from '../../protocols/identities.ts'
import { protocolNamed } from '../../protocols/index.ts'
import type { Spec } from '../../model/spec.ts'
import { specAt } from '../served.sample.ts'
import { buildPlan } from './build.ts'
import { homeOf } from './cost.ts'
import type { Plan } from './plan.ts'

const files = [
  'specs/alibaba-mqtt.yaml',
  'specs/alibaba-apigateway.yaml',
  'specs/huawei-iam.yaml',
  'examples/bookshelf.yaml',
]
const specs = await Promise.all(files.map(specAt))
const unbounded = { calls: Infinity, creates: Infinity, live: Infinity }

function planOf(
  spec: Spec,
  shard?: { readonly index: number; readonly of: number },
  only: readonly string[] = [],
): Plan {
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new Error(spec.protocol)
  const schemes = schemesFor(spec, mockKeyring())
  return buildPlan(spec, protocol, {
    seed: 4,
    examples: 2,
    only,
    schemes,
    identities: ['main', 'unprivileged', 'other'],
    allowance: unbounded,
    ...(shard === undefined ? {} : { shard }),
  })
}

function shardsOf(spec: Spec, of: number, only: readonly string[] = []): readonly Plan[] {
  return Array.from({ length: of }, (_, place) => planOf(spec, { index: place + 1, of }, only))
}

/** Ids of all cases that a plan sends, random ones included. */
function sent(plan: Plan): readonly string[] {
  return plan.stages.flatMap(({ cases }) => [...cases].map(({ id }) => id))
}

const sizes = [1, 2, 3, 7]
const table = specs.flatMap((spec) => sizes.map((of) => [spec.service, of, spec] as const))

describe.each(table)('%s in %i shards', (_, of, spec) => {
  test('reports every clause in exactly one, in the order of the spec', () => {
    const reported = shardsOf(spec, of).map((plan) => plan.clauses.map(({ id }) => id))
    const whole = planOf(spec).clauses.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(30)
    expect(reported.flat().toSorted()).toEqual(whole.toSorted())
    for (const ids of reported) expect(ids).toEqual(whole.filter((id) => ids.includes(id)))
  })

  test('sends every request in exactly one', () => {
    const whole = planOf(spec)
    const parts = shardsOf(spec, of)
    expect(parts.flatMap((plan) => plan.probes.map(({ id }) => id))).toEqual(whole.probes.map(({ id }) => id))
    expect(parts.flatMap(sent).toSorted()).toEqual(sent(whole).toSorted())
  })

  test('is cut evenly: no shard costs more than its part and the dearest clause', () => {
    const parts = shardsOf(spec, of)
    const calls = new Map<string, number>()
    for (const planned of planOf(spec).ladder)
      calls.set(homeOf(planned) ?? '', (calls.get(homeOf(planned) ?? '') ?? 0) + 4)
    const own = parts.map((plan) => plan.price.calls)
    const most = planOf(spec).price.calls / of + Math.max(...calls.values(), 48) + 30
    expect(Math.max(...own)).toBeLessThanOrEqual(most)
  })
})

test('all shards carry the hash of the whole plan', () => {
  for (const spec of specs) {
    const whole = planOf(spec).hash()
    expect(shardsOf(spec, 3).map((plan) => plan.hash())).toEqual([whole, whole, whole])
  }
})

test('the same shard is the same again', () => {
  for (const spec of specs)
    expect(sent(planOf(spec, { index: 2, of: 3 }))).toEqual(sent(planOf(spec, { index: 2, of: 3 })))
})

test('what clauses need comes along, and is not reported', () => {
  for (const spec of specs) {
    for (const plan of shardsOf(spec, 7)) {
      const operations = new Set(plan.clauses.flatMap(({ needs }) => needs).filter((id) => id.endsWith('/success')))
      const covered = new Set([...sent(plan), ...plan.prerequisites.map(({ id }) => id)].map((id) => id.split('#')[0]))
      const byPreflight = [spec.resource?.create, spec.resource?.list].map((name) => `${spec.service}/${name}/success`)
      expect([...operations].filter((id) => !covered.has(id) && !byPreflight.includes(id))).toEqual([])
      expect(
        plan.prerequisites.filter(({ id }) =>
          plan.clauses.some(
            (clause) => id.startsWith(`${clause.id}#`) && sent(plan).some((other) => other.startsWith(`${clause.id}#`)),
          ),
        ),
      ).toEqual([])
    }
  }
})

test('a selection is cut like the whole', () => {
  for (const spec of specs) {
    const only = [`*/${spec.resource?.create ?? ''}/*`]
    const whole = planOf(spec, undefined, only).clauses.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(5)
    expect(
      shardsOf(spec, 3, only)
        .flatMap((plan) => plan.clauses.map(({ id }) => id))
        .toSorted(),
    ).toEqual(whole.toSorted())
  }
})

test('shards that run side by side in one account use other names', () => {
  for (const spec of specs) {
    const create = spec.operations.find(({ name }) => name === spec.resource?.create)
    if (create === undefined) continue
    const inputs = shardsOf(spec, 3).map((plan) => JSON.stringify(plan.fresh(create, 'full').input))
    expect(new Set(inputs).size).toBe(3)
  }
})
