/** Files that a later Assay wrote: every command that reads one says which version it knows, and ends with 2. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRun } from '../model/run.sample.ts'
import { assay, builtMain, root } from './built.sample.ts'

const patience = 300_000
const clause = 'pets/CreatePet/name.length.max'
const wish = ['--reason', 'known', '--owner', 'ana', '--expires', '2999-01-31']
const files = {
  spec: 'spec.yaml',
  extending: 'extending.yaml',
  common: 'common.yaml',
  run: 'newer.json',
  known: 'run.json',
  waivers: 'waivers.yaml',
  teeth: 'teeth.json',
  journal: 'journal.jsonl',
}
let folder = ''

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'newer-'))
  const spec = await readFile(join(root, 'examples/bookshelf.yaml'), 'utf8')
  const begin = { do: 'begin', journal: 2, started: '2999-01-01T00:00:00.000Z', services: [] }
  const texts: Readonly<Record<keyof typeof files, string>> = {
    spec: spec.replace(/^assay: 1$/m, 'assay: 2\nfuture: { all: new }'),
    extending: spec.replace(/^assay: 1$/m, 'assay: 1\nextends: common.yaml'),
    common: 'assay: 2\nfuture: { all: new }\n',
    run: JSON.stringify({ assay: 2, all: 'new' }),
    known: JSON.stringify(sampleRun),
    waivers: 'assay: 2\nfuture: { all: new }\n',
    teeth: JSON.stringify({ assay: 2, all: 'new' }),
    journal: `${JSON.stringify(begin)}\n`,
  }
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, named(name)), text)
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

function named(name: string): string {
  const file = Object.entries(files).find(([known]) => known === name)?.[1]
  if (file === undefined) throw new Error(`there is no file for ${name}`)
  return file
}

const target = ['--target', 'http://127.0.0.1:1']

describe('exit code 2 and the known version answer', { timeout: patience }, () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['a spec', 'run', [files.spec]],
    ['a spec', 'plan', [files.spec]],
    ['a spec', 'lint', [files.spec]],
    ['a spec', 'clauses', [files.spec]],
    ['a spec', 'explain', [clause, files.spec]],
    ['a spec', 'mutate', [files.spec]],
    ['a spec', 'mock', [files.spec]],
    ['a spec', 'replay', [files.known, clause, '--spec', files.spec]],
    ['an extended file', 'lint', [files.extending]],
    ['an extended file', 'run', [files.extending]],
    ['a run', 'report', [files.run]],
    ['a run', 'diff', [files.run, files.known]],
    ['a run', 'diff', [files.known, files.run]],
    ['a run', 'merge', [files.run]],
    ['a run', 'matrix', [files.known, files.run]],
    ['a run', 'waive', [files.run, clause, ...wish]],
    ['a run', 'replay', [files.run, clause]],
    ['a baseline', 'run', [join(root, 'examples/bookshelf.yaml'), '--baseline', files.run]],
    ['a baseline', 'report', [files.known, '--baseline', files.run]],
    ['waivers', 'run', [join(root, 'examples/bookshelf.yaml'), '--waivers', files.waivers]],
    ['waivers', 'report', [files.known, '--waivers', files.waivers]],
    ['waivers', 'waive', [files.known, clause, ...wish, '--file', files.waivers]],
    ['an analysis of mutants', 'report', [files.known, '--teeth', files.teeth]],
    ['a journal', 'cleanup', [files.journal]],
    ['a journal', 'run', [join(root, 'examples/bookshelf.yaml'), ...target, '--journal', files.journal]],
  ])('%s of version 2 given to %s', async (_, command, args) => {
    const { code, stdout, stderr } = await assay([command, ...args], { cwd: folder, env: { ASSAY_TOKEN: 'made-up' } })
    expect(code, stdout + stderr).toBe(2)
    expect(stderr).toContain('of version 2, and this Assay reads version 1')
    expect(stderr).toContain('update Assay')
    expect(stderr).not.toContain('fault of Assay')
  })

  test('a journal of version 2 beside a run given to replay', async () => {
    const place = join(folder, 'beside')
    await mkdir(place)
    await cp(join(folder, files.journal), join(place, 'journal.jsonl'))
    const [pets] = sampleRun.services
    const bookshelf = { ...sampleRun, services: [{ ...pets, service: 'bookshelf' }] }
    await writeFile(join(place, 'run.json'), JSON.stringify(bookshelf))
    const args = ['replay', join(place, 'run.json'), clause, '--spec', join(root, 'examples/bookshelf.yaml'), ...target]
    const { code, stderr } = await assay(args, { env: { ASSAY_TOKEN: 'made-up' } })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('of version 2, and this Assay reads version 1'),
    })
  })
})
