import { describe, expect, it } from 'vitest'
import { changed, planted, readText, sample } from './spec.sample.ts'

async function single(content: string | Uint8Array) {
  const { spec, problems } = await readText(content)
  expect(spec).toBeUndefined()
  expect(problems).toHaveLength(1)
  const [problem] = problems
  return { ...problem, code: problem?.code.replace('spec/', '') }
}

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `key${index}: 1`).join('\n')
}

const start = { file: 'pets.yaml', line: 1, column: 1 }

describe('YAML that a spec has no use for', () => {
  it('tells wrong syntax where it stands', async () => {
    const { text, at } = planted({ find: 'title: Pet store', by: 'title: Pet store\n«\t»key: 1' })
    const { problems } = await readText(text)
    expect(problems[0]).toMatchObject({ code: 'spec/yaml-syntax', at: { line: at.line } })
    expect(problems.every((problem) => problem.code === 'spec/yaml-syntax')).toBe(true)
  })

  it.each(['', '\n\n', '# a comment\n', '---\n...\n', '~', '\u{feff}'])(
    'tells that a file is empty: %j',
    async (text) => {
      expect(await single(text)).toMatchObject({
        code: 'empty',
        at: { file: 'pets.yaml' },
        hint: 'begin with `assay: 1`',
      })
    },
  )

  it.each(['- a', 'spec', '42', '[]'])('tells that a file is no map: %j', async (text) => {
    const { problems } = await readText(text)
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'spec/wrong-type', at: { ...start, length: text.length } }),
    )
  })

  it('tells a key that is written twice', async () => {
    const { text, at } = planted({ find: 'title: Pet store', by: 'title: Pet store\n«title»: Pets' })
    expect(await single(text)).toMatchObject({ code: 'duplicate-key', at, hint: 'it stands in line 4 too' })
  })

  it('tells a key that is no text', async () => {
    const { text, at } = planted({ find: 'title: Pet store', by: 'title: Pet store\n? «[a]»\n: 1' })
    expect(await single(text)).toMatchObject({ code: 'wrong-type', at })
  })

  it('tells a tag, and a second document', async () => {
    expect((await readText(changed('title: Pet store', 'title: !secret Pet store'))).problems[0]?.code).toBe(
      'spec/yaml-syntax',
    )
    expect((await readText(`${sample}---\nassay: 1\n`)).problems[0]?.code).toBe('spec/yaml-syntax')
  })

  it('takes anchors and aliases', async () => {
    const text = changed(
      'says: 20 characters., cite: guide#limits/quota',
      'says: 20 characters., cite: *quota',
    ).replace('resources: 20, cite: guide#limits/quota', 'resources: 20, cite: &quota guide#limits/quota')
    expect((await readText(text)).problems).toEqual([])
  })

  it('tells an alias that stands for nothing, or for what it is part of', async () => {
    const missing = planted({ find: 'title: Pet store', by: 'title: «*name»' })
    expect((await readText(missing.text)).problems).toContainEqual(
      expect.objectContaining({ code: 'spec/unknown-alias', at: missing.at }),
    )
    const inside = planted({ find: 'rows: [success, page, shop]', by: 'rows: &all [success, page, «*all»]' })
    expect((await readText(inside.text)).problems[0]).toMatchObject({ code: 'spec/unknown-alias', at: inside.at })
  })

  it('stops an alias bomb before it is written out', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    )
    const problem = await single(['assay: 1', 'l0: &l0 [a, b]', ...levels].join('\n'))
    expect(problem).toMatchObject({ code: 'alias-bomb', at: { line: 7 } })
  })

  it.each([
    ['[', '['.repeat(100_000)],
    ['{a: ', '{a: '.repeat(100_000)],
    ['- ', '- '.repeat(100_000)],
    ['? ', '? '.repeat(100_000)],
    ['a line further in each time', Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('stops nesting without end: %s', async (_, text) => {
    expect(
      await single(`assay: 1\na: ${text}`.replace('a: -', 'a:\n  -').replace('a: ?', 'a:\n  ?').replace('a: a:', 'a:')),
    ).toMatchObject({ code: 'too-deep' })
  })

  it('stops a file of more tokens than any spec has', async () => {
    expect(await single(`a:\n${'- 1\n'.repeat(300_000)}`)).toMatchObject({ code: 'too-large' })
  })

  it('stops a file of more than 2 MiB', async () => {
    expect(await single(`# ${'x'.repeat(2_100_000)}`)).toMatchObject({
      code: 'too-large',
      at: start,
      message: 'pets.yaml is larger than 2 MiB',
    })
  })

  it('tells no more than 500 problems, and that there are more', async () => {
    const { problems } = await readText(changed('title: Pet store', `title: Pet store\n${keys(600)}`))
    expect(problems).toHaveLength(501)
    expect(problems.filter((problem) => problem.code === 'spec/unknown-key')).toHaveLength(500)
    expect(problems.at(-1)).toMatchObject({ code: 'spec/too-many', message: 'there are more than 500 problems' })
  })

  it('tells a newer version, and nothing else', async () => {
    const { text, at } = planted({ find: 'assay: 1\n', by: 'assay: «2»\nnews: true\n' })
    expect(await single(text)).toMatchObject({ code: 'newer-version', at, hint: 'update Assay' })
  })

  it('does not let a file reach the prototypes of objects', async () => {
    const hostile = ['__proto__', 'constructor', 'prototype'].map(
      (key) => `${key}: { polluted: true, prototype: { polluted: true } }\n`,
    )
    const { problems } = await readText(hostile.join('') + sample)
    expect(problems.map((problem) => problem.code)).toEqual([
      'spec/unknown-key',
      'spec/unknown-key',
      'spec/unknown-key',
    ])
    expect('polluted' in {}).toBe(false)
  })
})

describe('bytes that are no UTF-8', () => {
  it.each([
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
    ['UTF-16', [0xfe, 0xff, 0x00, 0x61]],
    ['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00]],
  ])('tells %s by its mark', async (name, bytes) => {
    expect(await single(Uint8Array.from(bytes))).toMatchObject({
      code: 'encoding',
      at: start,
      message: `the file is ${name}, not UTF-8`,
    })
  })

  it('tells the place of a wrong byte', async () => {
    const bytes = new TextEncoder().encode('assay: 1\ntitle: 宠物 ?\n')
    bytes[bytes.indexOf(0x3f)] = 0xe9
    expect(await single(bytes)).toMatchObject({
      code: 'encoding',
      at: { file: 'pets.yaml', line: 2, column: 11 },
      message: expect.stringContaining('0xe9'),
    })
  })

  it('takes a byte order mark of UTF-8', async () => {
    expect((await readText(new TextEncoder().encode(`\u{feff}${sample}`))).problems).toEqual([])
  })
})
