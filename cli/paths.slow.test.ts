/** Files are written where the user said, under names of our own, whatever files and links say; and only files are read. */
import { execFile } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleRun } from '../model/run.sample.ts'
import type { Run } from '../model/run.ts'
import { formats } from '../reports/index.ts'
import { assay, builtMain, root } from './built.sample.ts'

const patience = 300_000
const bookshelf = join(root, 'examples/bookshelf.yaml')
const clause = 'pets/CreatePet/name.length.max'
const wish = ['--reason', 'known', '--owner', 'ana', '--expires', '2999-01-31']
const tricks = [
  '../../evil',
  '/tmp/evil',
  '..',
  'a/b',
  'a\\..\\b',
  'nul\0nul',
  'line\nline',
  '~',
  '%2e%2e%2f',
  'x'.repeat(5000),
]
const names = formats.map(({ name }) => name).join()

const waivers = `assay: 1
waivers:
  - { clause: a/b/c, target: "*", reason: known, owner: me, expires: 2030-12-31, fingerprint: "0123456789ab" }
`

let top = ''
let folder = ''
beforeAll(async () => {
  await builtMain()
  top = await mkdtemp(join(tmpdir(), 'paths-'))
}, patience)
afterAll(() => rm(top, { recursive: true, force: true }))
beforeEach(async () => {
  folder = join(await mkdtemp(join(top, 'each-')), 'a/b')
  await mkdir(folder, { recursive: true })
})

/** Every file below the folder above all, with its path. */
async function files(): Promise<readonly string[]> {
  const found = await readdir(join(folder, '../..'), { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(join(folder, '../..'), join(entry.parentPath, entry.name)))
    .toSorted()
}

/** The sample with another name of the service and of its spec. */
function named(name: string): Run {
  const services = sampleRun.services.map((service) => ({
    ...service,
    service: name,
    spec: { ...service.spec, file: name },
    clauses: service.clauses.map((one) => ({ ...one, service: name, at: { ...one.at, file: name } })),
  }))
  return { ...sampleRun, services }
}

describe('names in files', { timeout: patience }, () => {
  test.each(tricks)('are no names of reports: %j', async (name) => {
    await writeFile(join(folder, 'run.json'), JSON.stringify(named(name)))
    const args = ['report', 'run.json', '--format', names, '--out', 'out']
    const { code, stderr } = await assay(args, { cwd: folder })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const expected = ['a/b/run.json', ...formats.map(({ file }) => `a/b/out/${file}`)]
    expect(await files()).toEqual(expected.toSorted())
  })

  test.each(tricks)('are no names of services: %j', async (name) => {
    const text = await readFile(bookshelf, 'utf8')
    const changed = text.replace('service: bookshelf', `service: ${JSON.stringify(name)}`)
    expect(changed).not.toBe(text)
    await writeFile(join(folder, 'spec.yaml'), changed)
    const { code, stderr } = await assay(['run', 'spec.yaml', '--examples', '0'], { cwd: folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('error[spec/') })
    expect(await files()).toEqual(['a/b/spec.yaml'])
  })

  test.each(['/etc/passwd', '../../secret.env', '/dev/zero'])('are no specs to replay: %j', async (name) => {
    const [service] = sampleRun.services
    const run = { ...sampleRun, services: [{ ...service, spec: { file: name, hash: '' } }] }
    await writeFile(join(folder, '../../secret.env'), 'KEY=hidden\n')
    await writeFile(join(folder, 'run.json'), JSON.stringify(run))
    const { code, stdout, stderr } = await assay(['replay', 'run.json', clause], { cwd: folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('name the right one with --spec') })
    expect(stdout + stderr).not.toMatch(/hidden|root:/)
  })
})

describe('links', { timeout: patience }, () => {
  const running = ['run', bookshelf, '--examples', '0', '--only', '*/CreateBook/*', '--format', 'events']

  test('in place of a report are replaced, and what they lead to is left alone', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'precious'), 'precious')
    for (const name of ['run.json', 'events.ndjson']) await symlink('../precious', join(folder, 'out', name))
    expect(await assay([...running, '--out', 'out'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('precious')
    for (const name of ['run.json', 'events.ndjson'])
      expect((await lstat(join(folder, 'out', name))).isFile()).toBe(true)
  })

  test('to a folder for output are followed, and so is a path upwards', async () => {
    await mkdir(join(folder, 'real'))
    await symlink('real', join(folder, 'link'))
    expect(await assay([...running, '--out', 'link'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(await assay([...running, '--out', '../../up'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(await files()).toEqual([
      'a/b/link',
      'a/b/real/events.ndjson',
      'a/b/real/run.json',
      'up/events.ndjson',
      'up/run.json',
    ])
  })

  test('that a user names are followed', async () => {
    await writeFile(join(folder, 'run.json'), JSON.stringify(sampleRun))
    await writeFile(join(folder, '../shared.yaml'), waivers)
    await symlink('../shared.yaml', join(folder, 'waivers.yaml'))
    const args = ['waive', 'run.json', clause, ...wish, '--file', 'waivers.yaml']
    const { code, stderr } = await assay(args, { cwd: folder })
    expect(code, stderr).toBe(0)
    expect((await lstat(join(folder, 'waivers.yaml'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, '../shared.yaml'), 'utf8')).toContain(clause)
  })
})

describe.skipIf(process.platform === 'win32')('what has no end or no beginning', { timeout: patience }, () => {
  test.each<readonly [string, (file: string) => readonly string[]]>([
    ['lint', (file) => ['lint', file]],
    ['report', (file) => ['report', file]],
    ['cleanup', (file) => ['cleanup', file]],
    ['waive', (file) => ['waive', 'run.json', clause, ...wish, '--file', file]],
    ['a list of waivers', (file) => ['report', 'run.json', '--waivers', file]],
    ['an analysis of mutants', (file) => ['report', 'run.json', '--teeth', file]],
  ])('is not read by %s', async (_, args) => {
    await writeFile(join(folder, 'run.json'), JSON.stringify(sampleRun))
    await promisify(execFile)('mkfifo', [join(folder, 'pipe')])
    for (const file of ['pipe', '/dev/zero']) {
      const began = performance.now()
      const { code, stderr } = await assay(args(file), { cwd: folder })
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('it is no plain file') })
      expect(performance.now() - began).toBeLessThan(30_000)
    }
  })
})
