/** A disk that is full, or may not be written, is told plainly; what stood there before stays as it was. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sampleRun } from '../model/run.sample.ts'
import { assay, builtMain, root } from './built.sample.ts'
import { openAccount } from './chaos.sample.ts'

const patience = 300_000
const spec = join(root, 'examples/bookshelf.yaml')
const clause = 'pets/CreatePet/name.length.max'
const wish = ['--reason', 'known', '--owner', 'ana', '--expires', '2999-01-31']
const system = promisify(execFile)

const waivers = 'assay: 1\nwaivers: []\n'
const earlier = { 'run.json': 'earlier', 'report.html': 'earlier', 'matrix.html': 'earlier', 'waivers.yaml': waivers }

let folder = ''
/** A run that can be reported, and what stands for a small disk. */
let source = ''
let disk = ''
let out = ''

/** Only the superuser mounts, and not everywhere is there a tmpfs. */
const obstacle = await mount(tmpdir(), 64).then(unmount, (error: unknown) => String(error).split('\n')[0])

async function mount(place: string, kibibytes: number): Promise<string> {
  const point = await mkdtemp(join(place, 'disk-'))
  await system('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'assay-test', point]).catch(async (error) => {
    await rm(point, { recursive: true })
    throw error
  })
  return point
}

async function unmount(point: string): Promise<undefined> {
  await system('umount', [point])
  await rm(point, { recursive: true })
}

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'small-disks-'))
  source = join(folder, 'run.json')
  await writeFile(source, JSON.stringify(sampleRun))
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  if (obstacle !== undefined) return
  disk = await mount(folder, 128)
  out = join(disk, 'out')
  await mkdir(out)
  for (const [name, text] of Object.entries(earlier)) await writeFile(join(out, name), text)
})
afterEach(async () => {
  if (obstacle === undefined) await unmount(disk)
})

/** Fills the disk but for so many KiB. */
async function fill(free: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(join(disk, 'filling'), Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)))
}

/** What stands in the folder for output, drafts and halves too. */
async function standing(): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(out, { recursive: true })
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')])),
  )
}

const commands: readonly (readonly [string, () => readonly string[]])[] = [
  ['run', () => ['run', spec, '--examples', '0', '--only', '*/CreateBook/*', '--out', out]],
  ['report', () => ['report', source, '--out', out]],
  ['matrix', () => ['matrix', source, '--out', join(out, 'matrix.html')]],
  ['mutate', () => ['mutate', spec, '--only', '*CreateBook/title.length.max*', '--out', out]],
  ['waive', () => ['waive', source, clause, ...wish, '--file', join(out, 'waivers.yaml')]],
]

describe.skipIf(obstacle !== undefined)(`on a small disk${obstacle === undefined ? '' : `: ${obstacle}`}`, () => {
  test.each(commands)('that is full, %s leaves all as it was', { timeout: patience }, async (_, args) => {
    await fill(0)
    const { code, stderr } = await assay(args())
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the disk is full') })
    expect(stderr).not.toContain('fault of Assay')
    expect(await standing()).toEqual(earlier)
  })

  test.each(commands.slice(0, 2))(
    'that has room for a half, %s leaves none',
    { timeout: patience },
    async (_, args) => {
      await fill(16)
      const { code, stderr } = await assay(args())
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the disk is full') })
      expect(await standing()).toEqual(earlier)
    },
  )

  test.each(commands)('that may only be read, %s leaves all as it was', { timeout: patience }, async (_, args) => {
    await system('mount', ['-o', 'remount,ro', disk])
    const { code, stderr } = await assay(args())
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the file system is read-only') })
    expect(stderr).not.toContain('fault of Assay')
    expect(await standing()).toEqual(earlier)
  })

  test('that gets full while events are written, a run goes on to its end', { timeout: patience }, async () => {
    await fill(16)
    const args = ['run', spec, '--examples', '0', '--only', '*/CreateBook/*', '--format', 'events', '--out', out]
    const { code, stdout, stderr } = await assay(args)
    expect(code).toBe(2)
    expect(stdout).toContain('CreateBook')
    expect(stderr).toMatch(/cannot write .*events\.ndjson: the disk is full/)
    expect(stderr).not.toContain('fault of Assay')
  })

  test('that is full, nothing is sent to a target', { timeout: patience }, async () => {
    const account = await openAccount('huawei-iam')
    await fill(0)
    const { code, stderr } = await assay(['run', account.spec, '--target', account.url, '--out', out], account)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the disk is full') })
    expect(account.calls()).toBe(0)
    await account.close()
  })

  test('that gets full while a journal is kept, what was made can be cleaned up', { timeout: patience }, async () => {
    const account = await openAccount('huawei-iam')
    await fill(8)
    const args = ['run', account.spec, '--target', account.url, '--rate', '0', '--examples', '0', '--out', out]
    const { code, stderr } = await assay(args, account)
    expect(code).not.toBe(0)
    expect(stderr).toContain('the disk is full')
    expect(stderr).not.toContain('fault of Assay')
    expect(account.calls()).toBeGreaterThan(0)
    await rm(join(disk, 'filling'))
    const cleaned = await assay(['cleanup', join(out, 'journal.jsonl'), '--spec', account.spec], account)
    expect(cleaned.code, cleaned.stdout + cleaned.stderr).toBe(0)
    expect(account.ours()).toEqual([])
    await account.close()
  })
})
