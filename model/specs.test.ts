/** The specs that Assay ships: they load, and no row of a document that they cite has been forgotten. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Clause } from './clause.ts'
import { clausesOf } from './clauses/derive.ts'
import { coverageOf } from './coverage.ts'
import { readSpec } from './spec-file.ts'
import type { Spec } from './spec.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(`${root}${folder}`)
  return names.filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`)
}

const specs = await yamlFiles('specs')
const examples = await yamlFiles('examples')
const common = await yamlFiles('specs/common')

// Read once: a spec has thousands of lines, and machines that run tests are busy.
const readings = new Map(
  await Promise.all([...specs, ...examples].map(async (file) => [file, await readSpec(`${root}${file}`)] as const)),
)

function load(file: string): { readonly spec: Spec; readonly clauses: readonly Clause[] } {
  const { spec, problems } = readings.get(file) ?? { problems: [] }
  if (spec === undefined) throw new Error(problems.map(({ at, message }) => `${at.line}: ${message}`).join('\n'))
  return { spec, clauses: clausesOf(spec, { typed: spec.protocol === 'rest-json' }) }
}

test('all the specs are found', () => {
  expect(specs.toSorted()).toEqual([
    'specs/alibaba-apigateway.yaml',
    'specs/alibaba-mqtt.yaml',
    'specs/huawei-iam.yaml',
    'specs/openstack-keystone.yaml',
  ])
  expect(examples).toContain('examples/bookshelf.yaml')
  expect(common).toContain('specs/common/aliyun-rpc.yaml')
})

test.each(common)('%s loads as a common file without a problem', async (file) => {
  expect((await readSpec(`${root}${file}`, { allowCommon: true })).problems).toEqual([])
})

describe.each([...specs, ...examples])('%s', (file) => {
  test('loads without a problem', () => {
    expect(readings.get(file)?.problems).toEqual([])
  })

  test('covers every row of every document that it cites', () => {
    const { spec, clauses } = load(file)
    const rows = coverageOf(spec, clauses)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ covers }) => covers.length === 0).map(({ citation }) => citation)).toEqual([])
  })

  test('has clause ids that are unique', () => {
    const { clauses } = load(file)
    const ids = clauses.map(({ id }) => id)
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
  })

  test('has at least 35 clauses that can be judged, each with a citation', () => {
    const { clauses } = load(file)
    expect(clauses.filter(({ untestable }) => untestable === undefined).length).toBeGreaterThanOrEqual(35)
    expect(clauses.filter(({ cites }) => cites.length === 0).map(({ id }) => id)).toEqual([])
  })

  test('hangs its disputes on clauses that there are', () => {
    const { spec, clauses } = load(file)
    const names = new Set(clauses.map(({ operation, name }) => `${operation}/${name}`))
    const loose = spec.disputes
      .flatMap(({ name, about }) => about.map((clause) => [name, clause] as const))
      .filter(([, clause]) => !names.has(clause))
    expect(loose).toEqual([])
  })
})

test.each(specs)('%s leaves at least eight questions open', (file) => {
  const { spec } = load(file)
  expect(spec.operations.flatMap(({ open }) => open).length).toBeGreaterThanOrEqual(8)
})

test('a row that nothing cites is told', () => {
  const { spec, clauses } = load('examples/bookshelf.yaml')
  const without = { ...spec, untestable: [], disputes: [] }
  const bare = coverageOf(without, clauses).filter(({ covers }) => covers.length === 0)
  expect(bare.map(({ citation }) => citation)).toEqual(['changes#v1/title-length', 'changes#v1/covers'])
})

test('the vendor spells the error of a duplicate Group ID in its own way', () => {
  const { spec } = load('specs/alibaba-mqtt.yaml')
  const create = spec.operations.find(({ name }) => name === 'CreateGroupId')
  expect(create?.errors.find(({ when }) => when === 'duplicate')?.code).toBe('GroupIdAlreadyExsited')
})
