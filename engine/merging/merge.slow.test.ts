import { expect, test } from 'vitest'
import { clausesOf } from '../../model/clauses/derive.ts'
import { runForm } from '../../model/run-file.ts'
import type { Run, ServiceRun } from '../../model/run.ts'
import type { Spec } from '../../model/spec.ts'
import { mutantsOf } from '../../mock/mutants/index.ts'
import type { MockOptions } from '../../mock/server.ts'
import { protocolNamed } from '../../protocols/index.ts'
import { run } from '../run.ts'
import { serve, specAt } from '../served.sample.ts'
import { mergeRuns } from './merge.ts'
import type { Named } from './shards.ts'

const mqtt = await specAt('specs/alibaba-mqtt.yaml')
const groups = await specAt('specs/huawei-iam.yaml')

/** Runs shards one after another, or side by side in the same account. */
async function runsOf(
  spec: Spec,
  shards: readonly ({ readonly index: number; readonly of: number } | undefined)[],
  options: Partial<MockOptions> & { readonly atOnce?: boolean } = {},
): Promise<readonly Named[]> {
  const served = await serve(spec, options)
  const one = async (shard: (typeof shards)[number]): Promise<Named> => {
    const part = shard === undefined ? {} : { shard }
    const job = served.job({ seed: 6, examples: 1, windowSeconds: 0.15, ...part })
    const signal = new AbortController().signal
    const result = await run([job], {
      version: '1.0.0',
      seed: 6,
      examples: 1,
      now: () => 0,
      emit: () => undefined,
      signal,
      ...part,
    })
    return { file: `${shard?.index ?? 0}.json`, run: result }
  }
  try {
    const named: Named[] = []
    if (options.atOnce === true) named.push(...(await Promise.all(shards.map(one))))
    else for (const shard of shards) named.push(await one(shard))
    if (options.mutant === undefined) expect(served.names()).toEqual([])
    return named
  } finally {
    await served.close()
  }
}

function all(of: number): readonly { readonly index: number; readonly of: number }[] {
  return Array.from({ length: of }, (_, place) => ({ index: place + 1, of }))
}

function verdicts(service: ServiceRun | undefined): readonly string[] {
  return service?.clauses.map(({ id, verdict }) => `${id} ${verdict.kind}`) ?? []
}

/** What was tried of each constraint: no shard tries what another one does. */
function covered(service: ServiceRun | undefined): readonly unknown[] {
  const tried = service?.clauses.filter(({ parameter, distinct }) => parameter !== undefined && distinct > 0) ?? []
  return tried.map(({ id, distinct, lengths, classes }) => [id, distinct, lengths, classes.length])
}

function merged(named: readonly Named[]): Run {
  const { run: whole, problems } = mergeRuns(named)
  expect(problems).toEqual([])
  if (whole === undefined) throw new Error('no run')
  return whole
}

const conforming = new Map<Spec, Promise<readonly Named[]>>(
  [mqtt, groups].map((spec) => [spec, runsOf(spec, [undefined])]),
)

test.each([mqtt, groups].flatMap((spec) => [1, 2, 3, 7].map((of) => [spec.service, of, spec] as const)))(
  '%s in %i shards is, merged, the run without shards',
  async (_, of, spec) => {
    const [plain] = (await conforming.get(spec)) ?? []
    const parts = await runsOf(spec, all(of))
    const whole = merged(parts.toReversed())
    expect(verdicts(whole.services[0])).toEqual(verdicts(plain?.run.services[0]))
    expect(whole.services[0]?.counts).toEqual(plain?.run.services[0]?.counts)
    expect(whole.services[0]?.observations.map(({ question }) => question)).toEqual(
      plain?.run.services[0]?.observations.map(({ question }) => question),
    )
    expect(whole.planHash).toBe(plain?.run.planHash)
    expect(covered(whole.services[0])).toEqual(covered(plain?.run.services[0]))
    expect(whole.shard).toBeUndefined()
    expect(runForm.faults(whole)).toEqual([])
    expect(runForm.faults(parts[0]?.run)).toEqual([])
    // Nothing but verdicts that were reported once is counted: the parts are disjoint.
    expect(parts.flatMap((part) => part.run.services[0]?.clauses ?? [])).toHaveLength(
      whole.services[0]?.counts.planned ?? 0,
    )
  },
)

test('shards do not get in each other’s way in one account', async () => {
  const [plain] = (await conforming.get(groups)) ?? []
  const whole = merged(await runsOf(groups, all(3), { atOnce: true }))
  expect(verdicts(whole.services[0])).toEqual(verdicts(plain?.run.services[0]))
})

test.each([
  'GroupId.length.max',
  'GroupId.alphabet',
  'response.RequestId',
  'error.ParameterFieldCheckFailed',
  'state.deleted-is-gone',
  'request-id.present',
])('%s is broken in the merged run when it is broken in the whole', async (name) => {
  const protocol = protocolNamed(mqtt.protocol)
  if (protocol === undefined) throw new Error('no protocol')
  const mutant = mutantsOf(mqtt, clausesOf(mqtt, protocol)).find(
    (one) => one.clause.endsWith(`/${name}`) && one.depth !== 'intermittent' && one.depth !== 'data',
  )
  if (mutant === undefined) throw new Error('no mutant')
  const failed = (service: ServiceRun | undefined): readonly string[] =>
    verdicts(service).filter((text) => text.endsWith(' fail'))
  const [plain] = await runsOf(mqtt, [undefined], { mutant })
  const whole = merged(await runsOf(mqtt, all(3), { mutant }))
  expect(failed(plain?.run.services[0]), mutant.name).toContain(`${mutant.clause} fail`)
  expect(failed(whole.services[0]), mutant.name).toEqual(failed(plain?.run.services[0]))
  expect(whole.services[0]?.counts.planned).toBe(plain?.run.services[0]?.counts.planned)
})

test('what is no shard, missing, twice or of another run is told', async () => {
  const [first, second, third] = await runsOf(mqtt, all(3))
  const [plain] = (await conforming.get(mqtt)) ?? []
  if (first === undefined || second === undefined || third === undefined || plain === undefined)
    throw new Error('no runs')
  const codes = (named: readonly Named[]): readonly string[] => mergeRuns(named).problems.map(({ code }) => code)
  const changed = (change: Partial<Run>): Named => ({ file: 'changed.json', run: { ...second.run, ...change } })
  const service = (change: Partial<ServiceRun>): Partial<Run> => ({
    services: second.run.services.map((one) => ({ ...one, ...change })),
  })
  expect(codes([])).toEqual(['merge/nothing'])
  expect(codes([plain])).toEqual(['merge/no-shard'])
  expect(codes([first, third])).toEqual(['merge/missing'])
  expect(codes([first, second, third, second])).toEqual(['merge/overlap'])
  expect(codes([first, second])).toEqual(['merge/missing'])
  expect(codes([first, changed({ seed: 7 }), third])).toEqual(['merge/seed'])
  expect(codes([first, changed({ examples: 9 }), third])).toEqual(['merge/examples'])
  expect(codes([first, changed({ only: ['x'] }), third])).toEqual(['merge/only'])
  expect(codes([first, changed({ tool: { ...second.run.tool, version: '2.0.0' } }), third])).toEqual(['merge/version'])
  expect(codes([first, changed({ planHash: 'other' }), third])).toEqual(['merge/plan'])
  expect(codes([first, changed(service({ spec: { file: 'x', hash: 'other' } })), third])).toEqual(['merge/spec'])
  expect(codes([first, changed(service({ target: { url: 'http://127.0.0.1:1', mock: false } })), third])).toEqual([
    'merge/target',
  ])
  expect(codes([first, changed(service({ service: 'other' })), third])).toEqual(['merge/services'])
})
