import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { flatParameters } from './clauses/parameters.ts'
import { readSpec } from './spec-file.ts'
import { changed, readText, sample } from './reading/spec.sample.ts'
import type { Spec } from './spec.ts'

async function pets(): Promise<Spec> {
  const { spec, problems } = await readText(sample)
  expect(problems).toEqual([])
  if (spec === undefined) throw new Error('the sample is no spec')
  return spec
}

describe('a whole spec', () => {
  it('fills in every default', async () => {
    const spec = await pets()
    expect(spec).toMatchObject({
      file: 'pets.yaml',
      service: 'pets',
      authentication: [{ scheme: 'bearer' }, { scheme: 'api-key', header: 'X-API-Key' }],
      limits: { rate: { calls: 10, perSeconds: 60, cite: ['guide#limits/rate'] }, quota: { resources: 20 } },
      settings: { Region: { example: 'eu-1' }, Shop: { example: 'shop-1' } },
    })
    expect(spec.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(spec.sources['guide']?.sections['create']?.rows).toContain('409')
  })

  it('gives nested parameters their path and what they inherit', async () => {
    const [create] = (await pets()).operations
    const paths = flatParameters(create?.parameters ?? []).map((parameter) => parameter.path)
    expect(paths).toEqual([
      'pet',
      'pet.name',
      'pet.kind',
      'pet.age',
      'pet.tags',
      'pet.tags[]',
      'pet.tags[].key',
      'X-Shop',
    ])
    const name = create?.parameters[0]?.properties?.[0]
    expect(name).toMatchObject({
      name: 'name',
      in: 'body',
      nullable: false,
      required: true,
      unique: true,
      length: { min: 3, max: 12 },
      refused: ['bad-{parameter}'],
      absent: ['bad-{parameter}'],
      level: 'must',
      cite: { '': ['guide#create/name'], 'length.max': ['guide#limits/quota'], unique: ['guide#create/409'] },
    })
    expect(create?.parameters[0]?.properties?.[1]?.absent).toEqual(['unauthorized'])
  })

  it('knows the line and column of every constraint', async () => {
    const lines = sample.split('\n')
    const name = (await pets()).operations[0]?.parameters[0]?.properties?.[0]
    const texts = Object.entries(name?.places ?? {}).map(([key, at]) => [
      key,
      lines[at.line - 1]?.slice(at.column - 1, at.column - 1 + (at.length ?? 0)),
    ])
    expect(Object.fromEntries(texts)).toEqual({
      type: 'type',
      required: 'required',
      optional: 'required',
      'length.min': 'min',
      'length.max': 'max',
      prefix: 'prefix',
      alphabet: 'alphabet',
      unique: 'unique',
    })
  })

  it('puts JSON into the body, unless the path or the method says otherwise', async () => {
    const spec = await pets()
    expect(spec.operations.map((operation) => operation.parameters.map((parameter) => parameter.in))).toEqual([
      ['body', 'header'],
      ['query', 'query', 'query'],
      ['path'],
    ])
  })

  it('reads triggers, codes and what is tried', async () => {
    const [create] = (await pets()).operations
    expect(create?.errors.map(({ code, when, parameter }) => [code, when, parameter])).toEqual([
      ['4090', 'duplicate', undefined],
      ['no-owner', 'unknown', 'pet.kind'],
      ['broken', 'never-on-demand', undefined],
    ])
    expect(create?.open.map((question) => question.try)).toEqual([
      { kind: 'insert', parameter: 'pet.name', texts: ['é', 'ü'] },
      { kind: 'other-case' },
      { kind: 'extra', parameter: 'colour', value: 'blue' },
      { kind: 'header', header: 'Accept', value: null },
    ])
    expect((await pets()).errors[0]).toMatchObject({ name: 'unauthorized', status: [401], each: 'service' })
    expect((await pets()).errors[0]).not.toHaveProperty('code')
  })

  it('reads the resource and response fields with their paths', async () => {
    const spec = await pets()
    expect(spec.resource).toMatchObject({
      visibleWithinSeconds: 2.5,
      id: { from: 'reply', path: 'pet.id' },
      shown: 'pet',
    })
    expect(spec.resource?.promises.listed).toMatchObject({ level: 'must', cite: ['guide#list/success'] })
    const items = spec.operations[1]?.success.fields[1]?.items
    expect(items).toMatchObject({ path: 'pets[]', type: 'object', cite: ['guide#list/success'] })
    expect(items?.properties?.map((field) => field.path)).toEqual(['pets[].name', 'pets[].kind'])
  })

  it('is the same plain JSON when it is read again', async () => {
    expect(JSON.parse(JSON.stringify(await pets()))).toEqual(await pets())
  })
})

describe('the specs of this project', () => {
  it.each(['alibaba-mqtt', 'alibaba-apigateway', 'huawei-iam'])('%s has no problems', async (name) => {
    const { spec, problems } = await readSpec(`specs/${name}.yaml`)
    expect(problems).toEqual([])
    expect(spec?.service).toBe(name)
    expect(spec?.operations.length).toBeGreaterThan(0)
  })

  it('have places that lead to their names', async () => {
    const { spec } = await readSpec('specs/alibaba-mqtt.yaml')
    const lines = (await readFile('specs/alibaba-mqtt.yaml', 'utf8')).split('\n')
    for (const { name, at } of spec?.operations ?? []) expect(lines[at.line - 1]).toContain(`${name}:`)
  })
})

describe('extends', () => {
  const rest = changed('protocol: rest-json\n', 'extends: shared/base.yaml\n')
  const base =
    'assay: 1\nprotocol: rest-json\nerrors:\n  slow: { status: 429, when: throttled, cite: house#errors/slow }\nsources:\n  house: { title: House rules, language: en, sections: { errors: { title: Errors, rows: [slow] } } }\n'

  it('takes in what all services share, and hashes both files', async () => {
    const { spec, problems } = await readText(rest, { 'shared/base.yaml': base })
    expect(problems).toEqual([])
    expect(spec?.protocol).toBe('rest-json')
    expect(spec?.errors.map((error) => error.name)).toEqual(['slow', 'unauthorized', 'bad-{parameter}'])
    expect(spec?.errors[0]?.at.file).toBe('shared/base.yaml')
    const other = await readText(rest, { 'shared/base.yaml': `${base}\n` })
    expect(other.spec?.hash).not.toBe(spec?.hash)
  })

  it('tells a problem of the extended file at its place there', async () => {
    const { problems } = await readText(rest, { 'shared/base.yaml': base.replace('throttled', 'throtled') })
    expect(problems).toMatchObject([
      { code: 'spec/unknown-trigger', at: { file: 'shared/base.yaml', line: 4, column: 30 } },
    ])
  })
})
