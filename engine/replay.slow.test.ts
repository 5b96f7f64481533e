import { expect, test } from 'vitest'
import { clausesOf } from '../model/clauses/derive.ts'
import type { Clause } from '../model/clause.ts'
import type { Spec } from '../model/spec.ts'
import type { Counterexample } from '../model/verdict.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import type { Mutant } from '../mock/mutants/mutant.ts'
import { protocolNamed } from '../protocols/index.ts'
import { replay, type Replayed } from './replay.ts'
import { runService } from './service-run.ts'
import { serve, specAt, type Served } from './served.sample.ts'

const groups = await specAt('specs/huawei-iam.yaml')
const mqtt = await specAt('specs/alibaba-mqtt.yaml')
const window = { windowSeconds: 0.15 }

function clausesFor(spec: Spec): readonly Clause[] {
  const protocol = protocolNamed(spec.protocol)
  return protocol === undefined ? [] : clausesOf(spec, protocol)
}

/** The first mutant that breaks a clause in every call, or the one named. */
function mutantFor(spec: Spec, name: string): Mutant {
  const steady = mutantsOf(spec, clausesFor(spec)).filter(({ depth }) => depth !== 'intermittent' && depth !== 'data')
  const found = steady.find((mutant) => mutant.name.endsWith(name) || mutant.clause.endsWith(`/${name}`))
  if (found === undefined) throw new Error(`no mutant of ${name}`)
  return found
}

async function withServed<T>(spec: Spec, mutant: Mutant | undefined, use: (served: Served) => Promise<T>): Promise<T> {
  const served = await serve(spec, { foreign: 1, ...(mutant === undefined ? {} : { mutant }) })
  try {
    return await use(served)
  } finally {
    await served.close()
  }
}

async function exampleOf(spec: Spec, mutant: Mutant): Promise<Counterexample> {
  return withServed(spec, mutant, async (served) => {
    const { plan, setup } = served.job(window)
    const result = await runService(plan, setup)
    const verdict = result.clauses.find(({ id }) => id === mutant.clause)?.verdict
    if (verdict?.kind !== 'fail') throw new Error(`${mutant.name} was not found: ${JSON.stringify(verdict)}`)
    return verdict.example
  })
}

async function again(
  spec: Spec,
  mutant: Mutant | undefined,
  clause: Clause,
  example: Counterexample,
): Promise<Replayed> {
  return withServed(spec, mutant, async (served) => {
    const before = served.names()
    const only = clause.kind === 'state' ? [`*/${clause.operation}/*`] : [clause.id]
    const { plan, setup } = served.job({ ...window, only })
    const replayed = await replay(plan, setup, clause, example, 2)
    if (mutant === undefined) expect(served.names()).toEqual(before)
    return replayed
  })
}

const places: readonly (readonly [string, Spec, string])[] = [
  ['a bound', groups, 'KeystoneCreateGroup/group.name.length.max'],
  ['a name that is taken', groups, 'KeystoneCreateGroup/group.name.unique'],
  ['a field of a reply', groups, 'KeystoneShowGroup/response.group.id'],
  ['an error', groups, 'KeystoneShowGroup/error.not-found'],
  ['a delete', groups, 'KeystoneDeleteGroup/success'],
  ['an update', groups, 'KeystoneUpdateGroup/success'],
  ['what is stored', groups, 'state.readable:description-changed'],
  ['a story', groups, 'KeystoneDeleteGroup/state.deleted-is-gone'],
  ['what is left behind by refusals', mqtt, 'CreateGroupId/state.refused-leaves-nothing'],
  ['a promise of the protocol', mqtt, 'common/request-id.present'],
]

test.each(places)('%s still fails where it is broken, and holds where it is not', async (_, spec, name) => {
  const mutant = mutantFor(spec, name)
  const clause = clausesFor(spec).find(({ id }) => id === mutant.clause)
  if (clause === undefined) throw new Error(`no clause ${mutant.clause}`)
  const example = await exampleOf(spec, mutant)
  expect((await again(spec, mutant, clause, example)).outcome, mutant.name).toMatchObject({
    kind: 'still-fails',
    findings: [{ clause: clause.id }],
  })
  expect((await again(spec, undefined, clause, example)).outcome, mutant.name).toEqual({ kind: 'holds' })
})

test('a target that is gone is no answer', async () => {
  const mutant = mutantFor(groups, 'KeystoneCreateGroup/group.name.length.max')
  const example = await exampleOf(groups, mutant)
  const clause = clausesFor(groups).find(({ id }) => id === mutant.clause)
  if (clause === undefined) throw new Error('no clause')
  const served = await serve(groups)
  const { plan, setup } = served.job({ only: [clause.id] })
  await served.mock.close()
  expect((await replay(plan, setup, clause, example, 3)).outcome).toMatchObject({ kind: 'unclear' })
  await served.close()
})
