import { describe, expect, it } from 'vitest'
import { changed, planted, readText, sample } from './spec.sample.ts'

const head = 'protocol: rest-json\n'

async function single(text: string, others: Readonly<Record<string, string>>) {
  const { spec, problems } = await readText(text, others)
  expect(spec).toBeUndefined()
  expect(problems.map(({ code }) => code)).toHaveLength(1)
  return problems[0]
}

describe('extends', () => {
  it.each([
    '/etc/passwd',
    '../base.yaml',
    'a/../../base.yaml',
    'a\\base.yaml',
    'file:base.yaml',
    'C:/base.yaml',
    '"a\\0b"',
  ])('does not leave the folder of the spec: %s', async (path) => {
    const { text, at } = planted({ find: head, by: `${head}extends: «${path}»\n` })
    expect(await single(text, { 'base.yaml': 'assay: 1\n' })).toMatchObject({ code: 'spec/bad-extends', at })
  })

  it('tells a file that is not there, where it is named', async () => {
    const { text, at } = planted({ find: head, by: `${head}extends: «shared/none.yaml»\n` })
    expect(await single(text, {})).toMatchObject({
      code: 'spec/not-found',
      at,
      message: 'cannot read shared/none.yaml: there is no such file',
    })
  })

  it('is one level deep', async () => {
    const text = changed(head, `${head}extends: base.yaml\n`)
    const at = { file: 'base.yaml', line: 2, column: 1, length: 7 }
    expect(await single(text, { 'base.yaml': 'assay: 1\nextends: more.yaml\n' })).toMatchObject({
      code: 'spec/bad-extends',
      at,
    })
  })

  it('does not take in a whole spec', async () => {
    const text = changed(head, `${head}extends: base.yaml\n`)
    const { problems } = await readText(text, { 'base.yaml': sample })
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'spec/bad-extends',
        at: expect.objectContaining({ file: 'base.yaml', line: 3 }),
      }),
    )
  })

  it('lets no file declare a source again', async () => {
    const base = 'assay: 1\nsources:\n  guide: { title: Another guide, language: en, sections: {} }\n'
    const { text, at } = planted(
      { find: '  guide:\n', by: '  «guide»:\n' },
      changed(head, `${head}extends: base.yaml\n`),
    )
    expect(await single(text, { 'base.yaml': base })).toMatchObject({ code: 'spec/duplicate', at })
  })

  it('lets a spec say otherwise of an error, an envelope, a promise', async () => {
    const base = [
      'assay: 1',
      'errors: { unauthorized: { status: 403, when: no-credentials } }',
      'envelopes: [{ name: plain, code: /code, fields: {} }, { name: other, fields: {} }]',
      'common: [{ promise: request-id.fresh, statement: Old., cite: guide#create/success }, { promise: no-redirect, statement: New., cite: guide#create/success }]',
    ]
    const { spec, problems } = await readText(changed(head, `${head}extends: base.yaml\n`), {
      'base.yaml': base.join('\n'),
    })
    expect(problems).toEqual([])
    expect(spec?.errors.find((error) => error.name === 'unauthorized')?.status).toEqual([401])
    expect(spec?.envelopes.map(({ name, code }) => [name, code])).toEqual([
      ['other', undefined],
      ['plain', '/error/code'],
    ])
    expect(spec?.common.map((promise) => promise.statement)).toEqual([
      'New.',
      'Every reply has an id of its own.',
      'A token is accepted.',
    ])
  })
})

describe('a file without a service', () => {
  it('is no spec, and says so', async () => {
    expect(await single('assay: 1\nprotocol: rest-json\n', {})).toMatchObject({
      code: 'spec/not-a-service',
      at: { line: 1, column: 1 },
    })
  })
})
