/** What closes a gate and what cannot be weighed at all, as a user of the built program meets it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clausesOf } from '../model/clauses/derive.ts'
import { readSpec } from '../model/spec-file.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import { json } from '../reports/json.ts'
import { assay, builtMain } from './built.sample.ts'
import { runOn } from './drift.sample.ts'
import { protocolFor } from './jobs.ts'

const patience = 300_000
const longest = 'alibaba-mqtt/CreateGroupId/GroupId.length.max'
let folder = ''
let waivers = ''
let good = ''
let bad = ''

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'gate-'))
  const { spec } = await readSpec('specs/alibaba-mqtt.yaml')
  const mutant =
    spec && mutantsOf(spec, clausesOf(spec, protocolFor(spec))).find(({ name }) => name === `${longest}:one-more`)
  if (spec === undefined || mutant === undefined) throw new Error('there is no such mutant')
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  good = await write('good.json', json.render(await runOn(spec, {}), {}))
  bad = await write('bad.json', json.render(await runOn(spec, { wrap: mutant.apply }), {}))
  const file = join(folder, 'waivers.yaml')
  const said = ['--reason', 'known', '--owner', 'ana', '--expires', '2999-01-31', '--file', file]
  const { code, stderr } = await assay(['waive', bad, longest, ...said])
  if (code !== 0) throw new Error(stderr)
  waivers = await readFile(file, 'utf8')
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The gate of a run with the waivers, changed as given. */
async function gated(run: string, text: string) {
  const file = join(folder, 'changed.yaml')
  await writeFile(file, text)
  const { code, stdout, stderr } = await assay([
    'report',
    run,
    '--format',
    'console',
    '--waivers',
    file,
    '--fail-on',
    'must',
  ])
  return { code, said: `${stdout}${stderr}`.replace(/\s+/g, ' ') }
}

describe('a waiver', () => {
  test('lets its fail through, and the verdict says so', { timeout: patience }, async () => {
    const { code, said } = await gated(bad, waivers)
    expect(code).toBe(0)
    expect(said).toContain('Conforms, with waivers.')
  })

  const stale: readonly (readonly [string, number, string, () => string, (text: string) => string])[] = [
    [
      'is for another behaviour',
      1,
      'is for another wrong behaviour (000000000000); the clause now fails as',
      () => bad,
      (text) => text.replace(/fingerprint: "\w+"/, 'fingerprint: "000000000000"'),
    ],
    [
      'has expired',
      1,
      'expired on 2020-01-31. Ask ana to have the target repaired',
      () => bad,
      (text) => text.replace('2999', '2020'),
    ],
    [
      'matches no clause',
      1,
      'matches nothing: this run has no clause',
      () => bad,
      (text) => text.replace('length.max', 'length.mix'),
    ],
    [
      'matches no target',
      1,
      'matches nothing: no target of this run matches `https://elsewhere.test`',
      () => bad,
      (text) => text.replace(/target: ".*"/, 'target: "https://elsewhere.test"'),
    ],
    [
      'is of a clause that passes',
      2,
      'is no longer needed: the clause passes. Delete it',
      () => good,
      (text) => text.replace(/target: ".*"/, 'target: "*"'),
    ],
  ]

  test.each(stale)(
    'that %s closes the gate with exit %i and says: … %s',
    { timeout: patience },
    async (_, exit, message, run, change) => {
      const changed = change(waivers)
      expect(changed).not.toBe(waivers)
      const { code, said } = await gated(run(), changed)
      expect(said).toContain(message)
      expect(code).toBe(exit)
    },
  )

  test('that cannot be read is shown where it is wrong', { timeout: patience }, async () => {
    const { code, said } = await gated(bad, waivers.replace('owner:', 'owmer:'))
    expect(code).toBe(2)
    expect(said).toMatch(/error\[waiver\/unknown-key\].*changed\.yaml:\d+:\d+.*\^\^\^/)
  })
})

describe('a baseline', () => {
  const only = ['run', 'specs/huawei-iam.yaml', '--only', '*.length.max']

  test('that cannot be used ends a run before its first call, with exit 2', { timeout: patience }, async () => {
    const broken = join(folder, 'broken.json')
    await writeFile(broken, '{"assay": 1}')
    for (const [file, code] of [
      [join(folder, 'absent.json'), 'run/not-found'],
      [broken, ''],
      [good, 'drift/nothing-in-common'],
    ] as const) {
      const out = join(folder, 'refused')
      const ran = await assay([...only, '--baseline', file, '--out', out])
      expect(ran.code, ran.stdout).toBe(2)
      expect(ran.stderr).toContain(`error[${code}`)
      expect(ran.stdout).toBe('')
      await expect(readFile(join(out, 'run.json'))).rejects.toThrow('ENOENT')
    }
  })

  test('that judged more is mentioned, and drift that cannot be told is no pass', { timeout: patience }, async () => {
    const args = ['run', 'specs/alibaba-mqtt.yaml', '--only', '*.prefix', '--out', join(folder, 'less')]
    const less = await assay([...args, '--baseline', good])
    expect(less.stdout.replace(/\s+/g, ' ')).toMatch(/note This run judged 1 clause, its baseline \d+/)
    expect(less.code).toBe(0)
    expect((await assay([...args, '--fail-on', 'drift'])).code).toBe(3)
  })
})
