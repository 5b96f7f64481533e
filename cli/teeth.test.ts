/** A sample of the mutants of each service: every one is noticed, and the clause that it breaks is blamed first. */
import { expect, test } from 'vitest'
import { clausesOf } from '../model/clauses/derive.ts'
import { readSpec } from '../model/spec-file.ts'
import { reliedOn } from '../mock/mutants/commons.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import { analyse } from './commands/mutate.ts'
import { protocolFor } from './jobs.ts'

const depth = ['shallow', 'boundary', 'protocol', 'state']
const patience = 120_000

async function specAt(file: string) {
  const { spec } = await readSpec(file)
  if (spec === undefined) throw new Error(`${file} has problems`)
  return spec
}

test.each([
  ['specs/alibaba-mqtt.yaml', 7],
  ['specs/alibaba-apigateway.yaml', 5],
  ['specs/huawei-iam.yaml', 7],
  ['examples/bookshelf.yaml', 4],
])(
  'of the mutants of %s, %i evenly taken are killed and rightly blamed',
  { timeout: patience },
  async (file, sample) => {
    const flags = { examples: 1, seed: 1, depth, sample, concurrency: 4, out: '' }
    const { mutants } = await analyse(await specAt(file), flags)
    expect(mutants).toHaveLength(sample)
    expect(mutants.map(({ name, blamedFirst }) => [name, blamedFirst])).toEqual(
      mutants.map(({ name, clause }) => [name, clause]),
    )
  },
)

test.each([
  'specs/alibaba-mqtt.yaml',
  'specs/alibaba-apigateway.yaml',
  'specs/huawei-iam.yaml',
  'specs/openstack-keystone.yaml',
  'examples/bookshelf.yaml',
])('each clause of %s that a run can judge has a mutant, or every call relies on it', async (file) => {
  const spec = await specAt(file)
  const clauses = clausesOf(spec, protocolFor(spec))
  const broken = new Set([...mutantsOf(spec, clauses).map(({ clause }) => clause), ...reliedOn(spec)])
  const { runAgainst } = await import('./mutant-run.ts')
  const { clauses: judged } = await runAgainst(spec, protocolFor(spec), undefined, { examples: 1, seed: 1 })
  const passed = judged.filter(({ verdict }) => verdict.kind === 'pass')
  expect(passed.length).toBeGreaterThan(35)
  expect(passed.filter(({ id }) => !broken.has(id)).map(({ id }) => id)).toEqual([])
})
