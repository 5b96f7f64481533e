import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mockKeyring } from '../protocols/environment.ts'
import { assay, builtMain, root, start } from './built.sample.ts'

const patience = 300_000
const longest = 'alibaba-mqtt/CreateGroupId/GroupId.length.max'
const commands = [
  'run',
  'plan',
  'mock',
  'mutate',
  'lint',
  'clauses',
  'explain',
  'replay',
  'diff',
  'report',
  'matrix',
  'merge',
  'waive',
  'cleanup',
]
let folder = ''

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'commands-'))
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('help', () => {
  test.each(commands)('of %s has an example', { timeout: patience }, async (command) => {
    const { code, stdout } = await assay([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  \\$ assay ${command} ?`))
  })

  test('of the program names every command', { timeout: patience }, async () => {
    const { code, stdout } = await assay(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
  })
})

test('a reader that stops early breaks nothing', { timeout: patience }, async () => {
  const out = join(folder, 'unread')
  const { child, ended } = await start(['run', 'examples/bookshelf.yaml', '--examples', '0', '--out', out])
  child.stdout?.destroy()
  child.stderr?.destroy()
  expect((await ended).code).toBe(0)
  expect(JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))).toMatchObject({ interrupted: false })
})

test(
  'only services of which something is selected are called, and without any nothing can be told',
  {
    timeout: patience,
  },
  async () => {
    const chosen = join(folder, 'chosen')
    const selecting = ['--examples', '0', '--out', chosen, '--only']
    expect(await assay(['run', ...selecting, 'huawei-iam/KeystoneDelete*'])).toMatchObject({ code: 0 })
    const { services } = JSON.parse(await readFile(join(chosen, 'run.json'), 'utf8'))
    expect(services).toHaveLength(1)
    expect(services[0]).toMatchObject({ service: 'huawei-iam' })
    const { code, stdout } = await assay(['run', ...selecting, 'nothing-at-all'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('No clause was selected') })
  },
)

describe('exit code 2', { timeout: patience }, () => {
  test.each([
    ['an unknown command', ['dance']],
    ['an unknown flag', ['run', '--colour']],
    ['a number that is none', ['run', '--examples', 'many']],
    ['a shard that is none', ['run', '--shard', '4/3']],
    ['a file that is not there', ['lint', 'no/such.yaml']],
    ['a format that is none', ['run', '--format', 'htm']],
    ['a clause that is none', ['explain', 'alibaba-mqtt/CreateGroupId/GroupId.lenth.max']],
    ['a run that is none', ['report', 'package.json']],
    ['a journal that is not there', ['cleanup', 'no/such.jsonl']],
    ['a selection of nothing', ['plan', '--only', 'nothing-at-all']],
  ])('answers %s', async (_, args) => {
    const { code, stderr } = await assay(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(/error/)
    expect(stderr).not.toContain('fault of Assay')
  })

  test('answers writing to a target that is not loopback', async () => {
    const { code, stderr } = await assay([
      'run',
      'specs/huawei-iam.yaml',
      '--target',
      'https://iam.invalid',
      '--out',
      join(folder, 'remote'),
    ])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--allow-writes') })
  })

  test('tells each of ten mistakes in a spec, with its line', async () => {
    const file = join(folder, 'ten.yaml')
    const text = await readFile(join(root, 'examples/bookshelf.yaml'), 'utf8')
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.startsWith('operations:'))
    // Ten unknown keys at the top level, each on a line of its own.
    const planted = Array.from({ length: 10 }, (_, place) => `mistake${place}: 1`)
    await writeFile(file, [...lines.slice(0, at), ...planted, ...lines.slice(at)].join('\n'))
    const { code, stderr } = await assay(['lint', file])
    expect(code).toBe(2)
    expect([...stderr.matchAll(/ten\.yaml:(\d+):1\n/g)].map((found) => Number(found[1]))).toEqual(
      planted.map((_, place) => at + 1 + place),
    )
    expect(stderr).toContain('10 problems')
  })
})

test(
  'exit code 3 answers a target that refuses connections, with one clear message',
  { timeout: patience },
  async () => {
    const env = { OS_TOKEN: 'made-up' }
    const { code, stdout } = await assay(
      ['run', 'specs/huawei-iam.yaml', '--target', 'http://127.0.0.1:1', '--out', join(folder, 'none')],
      { env },
    )
    expect(code).toBe(3)
    expect(stdout).toContain('refused the connection')
  },
)

test('exit code 3 answers a selection of no mutant, and nothing is written', { timeout: patience }, async () => {
  const out = join(folder, 'no-teeth')
  const { code, stderr } = await assay(['mutate', 'examples/bookshelf.yaml', '--only', 'nothing-at-all', '--out', out])
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('no mutant was selected') })
  await expect(readFile(join(out, 'teeth.json'))).rejects.toThrow('ENOENT')
})

test('the same seed gives the same plan, another seed another', { timeout: patience }, async () => {
  const hashes = []
  for (const seed of ['7', '7', '8']) {
    const { stdout } = await assay(['plan', 'specs/huawei-iam.yaml', '--seed', seed, '--json'])
    hashes.push(JSON.parse(stdout).services[0].planHash)
  }
  expect(hashes[0]).toMatch(/^[\da-f]{64}$/)
  expect(hashes[1]).toBe(hashes[0])
  expect(hashes[2]).not.toBe(hashes[0])
})

test('a pipe and NO_COLOR get no escape', { timeout: patience }, async () => {
  for (const args of [
    ['clauses', 'specs/alibaba-mqtt.yaml'],
    ['explain', longest],
    ['plan', 'specs/alibaba-mqtt.yaml'],
  ]) {
    const { code, stdout, stderr } = await assay(args, { env: { NO_COLOR: '1' } })
    expect(code, stderr).toBe(0)
    expect(stdout).not.toContain('\u001b')
  }
})

test('every row of the documents is covered', { timeout: patience }, async () => {
  const { code, stdout, stderr } = await assay(['clauses', '--by-source'])
  expect(code, stderr).toBe(0)
  expect(stdout).not.toContain('NOT COVERED')
})

test(
  'explain shows where a clause comes from and what is sent for it, without a secret',
  { timeout: patience },
  async () => {
    const { stdout } = await assay(['explain', longest])
    for (const text of [
      'has at most 64 characters',
      'specs/alibaba-mqtt.yaml:',
      'length.one-above-max',
      'length.longest',
      'Must be refused',
      'Must be accepted',
      'curl ',
    ])
      expect(stdout).toContain(text)
    expect(stdout).not.toContain(mockKeyring().main.accessKeySecret)
  },
)
