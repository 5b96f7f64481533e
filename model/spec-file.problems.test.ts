/** A spec with ten planted mistakes gives ten problems, each where the mistake is; and files that cannot be read. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpec } from './spec-file.ts'
import { planted, readText, sample } from './reading/spec.sample.ts'

const ten: readonly (readonly [code: string, find: string, by: string])[] = [
  ['unknown-protocol', 'protocol: rest-json', 'protocol: «rest-jsonn»'],
  ['unknown-setting', 'https://{Region}.pets.example.com/api', '«https://{Regio}.pets.example.com/api»'],
  ['wrong-type', 'calls: 10', 'calls: «ten»'],
  ['unknown-operation', 'show: ShowPet', 'show: «ShowPets»'],
  ['impossible-constraint', '{ min: 0, max: 40 }', '{ min: «50», max: 40 }'],
  ['bad-example', 'example: p-rex', 'example: «rex»'],
  ['unknown-constraint', 'maxItems: 3', '«maxItem»: 3'],
  ['unknown-error', 'answers: [accept, taken]', 'answers: [accept, «tooken»]'],
  ['unknown-row', 'cite: guide#list/page', 'cite: «guide#list/pages»'],
  ['duplicate-key', '  shown: pet\n', '  shown: pet\n  «items»: pets\n'],
]

describe('ten mistakes in one file', () => {
  it('are ten problems, in the order of the lines', async () => {
    const { text, places } = plantAll()
    const { spec, problems } = await readText(text)
    expect(spec).toBeUndefined()
    expect(problems.map((problem) => `${problem.code} ${problem.at.line}:${problem.at.column}`)).toEqual(places)
    expect(places).toHaveLength(10)
  })
})

/** Plants one after the other; only the last one adds a line, and the lines after it are shifted. */
function plantAll(): { readonly text: string; readonly places: readonly string[] } {
  let text = sample
  const found: { readonly code: string; readonly line: number; readonly column: number }[] = []
  for (const [code, find, by] of ten) {
    const { text: next, at } = planted({ find, by }, text)
    const added = next.split('\n').length - text.split('\n').length
    found.forEach((place, index) => {
      if (place.line >= at.line) found[index] = { ...place, line: place.line + added }
    })
    found.push({ code, line: at.line, column: at.column })
    text = next
  }
  const ordered = found.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return { text, places: ordered.map(({ code, line, column }) => `spec/${code} ${line}:${column}`) }
}

describe('files that cannot be read', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-spec-'))
    await writeFile(join(folder, 'secret.yaml'), 'assay: 1\nprotocol: rest-json\n')
    await writeFile(join(folder, 'large.yaml'), Buffer.alloc(2_097_153, 0x23))
    await mkdir(join(folder, 'specs'))
    await symlink('../secret.yaml', join(folder, 'specs', 'link.yaml'))
    await writeFile(join(folder, 'specs', 'pets.yaml'), sample.replace('protocol: rest-json\n', 'extends: link.yaml\n'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    ['none.yaml', 'spec/not-found', 'there is no such file'],
    ['specs', 'spec/unreadable', 'it is no plain file'],
    ['secret.yaml/x.yaml', 'spec/unreadable', 'a part of its path is no folder'],
    ['large.yaml', 'spec/too-large', 'is larger than 2 MiB'],
    ['a\0b.yaml', 'spec/unreadable', 'cannot read'],
  ])('tells why: %j', async (name, code, message) => {
    const { problems } = await readSpec(join(folder, name))
    expect(problems).toMatchObject([{ code, message: expect.stringContaining(message), at: { line: 1, column: 1 } }])
  })

  it('does not follow a link out of the folder', async () => {
    const { problems } = await readSpec(join(folder, 'specs', 'pets.yaml'))
    expect(problems).toMatchObject([{ code: 'spec/bad-extends', at: { line: 5, column: 10 } }])
  })

  it('takes a file without service where it is allowed', async () => {
    const file = join(folder, 'secret.yaml')
    expect(await readSpec(file, { allowCommon: true })).toEqual({ problems: [] })
    expect((await readSpec(file)).problems).toMatchObject([{ code: 'spec/not-a-service' }])
  })
})
