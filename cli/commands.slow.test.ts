import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRun } from '../model/run-file.ts'
import { readSpec } from '../model/spec-file.ts'
import { startMock } from '../mock/server.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import { assay, builtMain, root } from './built.sample.ts'
import { openAccount } from './chaos.sample.ts'

const patience = 300_000
const longest = 'alibaba-mqtt/CreateGroupId/GroupId.length.max'
let folder = ''
/** Of the conforming mock. */
let good = ''

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'commands-'))
  const out = join(folder, 'good')
  const { code, stdout, stderr } = await assay([
    'run',
    'specs/alibaba-mqtt.yaml',
    '--seed',
    '3',
    '--examples',
    '0',
    '--out',
    out,
  ])
  if (code !== 0 || stdout.includes('\u001b')) throw new Error(`exit ${code}\n${stdout}\n${stderr}`)
  good = join(out, 'run.json')
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Serves a copy of the spec with a shorter limit, and judges it by the real one. */
test(
  'a limit one shorter breaks one clause, which can be replayed, compared and waived',
  { timeout: patience },
  async () => {
    const place = join(folder, 'short')
    const text = await readFile(join(root, 'specs/alibaba-mqtt.yaml'), 'utf8')
    const changed = text.replace('length: { min: 7, max: 64 }', 'length: { min: 7, max: 63 }')
    expect(changed).not.toBe(text)
    await cp(join(root, 'specs/common'), join(place, 'common'), { recursive: true })
    await writeFile(join(place, 'alibaba-mqtt.yaml'), changed)
    const { spec, problems } = await readSpec(join(place, 'alibaba-mqtt.yaml'))
    if (spec === undefined) throw new Error(JSON.stringify(problems))
    const { env, close } = await openAccount('alibaba-mqtt')
    await close()
    const mock = await startMock([spec], { keyring: mockKeyring(), protocols })
    const out = join(folder, 'short-out')
    const bad = join(out, 'run.json')
    try {
      const ran = await assay(
        [
          'run',
          'specs/alibaba-mqtt.yaml',
          '--target',
          mock.url('alibaba-mqtt'),
          '--rate',
          '0',
          '--seed',
          '3',
          '--examples',
          '0',
          '--out',
          out,
        ],
        { env },
      )
      expect(ran.code, ran.stderr).toBe(1)
      const { run } = await readRun(bad)
      const broken =
        run?.services.flatMap(({ clauses }) => clauses).filter(({ verdict }) => verdict.kind === 'fail') ?? []
      expect(broken.map(({ id }) => id)).toEqual([longest])
      const [verdict] = broken.map((clause) => clause.verdict)
      const name = verdict?.kind === 'fail' ? verdict.example.case.input['GroupId'] : undefined
      expect(name).toMatch(/^GID[_-].{60}$/)
      expect(mock.stores['alibaba-mqtt']?.live()).toEqual([])
      expect((await assay(['replay', bad, longest], { env })).code).toBe(1)
      expect((await assay(['replay', bad, 'alibaba-mqtt/CreateGroupId/success'], { env })).code).toBe(2)
    } finally {
      await mock.close()
    }
    expect((await assay(['replay', bad, longest], { env })).code).toBe(3)
    expect((await assay(['diff', good, bad])).code).toBe(1)
    expect((await assay(['diff', good, good])).code).toBe(0)
    expect((await assay(['matrix', good, bad])).stdout).toContain('1 clause on which the targets disagree')
    const waivers = join(folder, 'waivers.yaml')
    const gate = ['report', bad, '--format', 'json', '--out', join(folder, 'again'), '--fail-on', 'must']
    expect((await assay(gate)).code).toBe(1)
    expect((await assay(['waive', bad, longest, '--file', waivers])).code).toBe(2)
    const waived = await assay([
      'waive',
      bad,
      longest,
      '--reason',
      'known',
      '--owner',
      'ana',
      '--expires',
      '2999-01-31',
      '--file',
      waivers,
    ])
    expect(waived.code, waived.stderr).toBe(0)
    expect((await assay([...gate, '--waivers', waivers])).code).toBe(0)
  },
)

test('shards are merged into the run without them, and a missing one is told', { timeout: patience }, async () => {
  const files = [1, 2].map((index) => join(folder, `shard-${index}`))
  for (const [place, out] of files.entries()) {
    const ran = await assay([
      'run',
      'specs/alibaba-mqtt.yaml',
      '--seed',
      '3',
      '--examples',
      '0',
      '--shard',
      `${place + 1}/2`,
      '--out',
      out,
    ])
    expect(ran.code, ran.stderr).toBe(0)
  }
  const whole = join(folder, 'whole.json')
  const runs = files.map((out) => join(out, 'run.json'))
  expect((await assay(['merge', ...runs, '--out', whole])).code).toBe(0)
  const [{ run: merged }, { run: plain }] = [await readRun(whole), await readRun(good)]
  expect(merged?.planHash).toBe(plain?.planHash)
  expect(merged?.services[0]?.counts).toEqual(plain?.services[0]?.counts)
  const missing = await assay(['merge', runs[0] ?? '', '--out', whole])
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('shard 2 of 2 is missing') })
})
