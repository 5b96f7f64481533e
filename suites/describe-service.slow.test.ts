/** A suite file, run by vitest itself: green tests, skipped ones with their reason, and the one that a mutant turns red. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startMock } from '../mock/server.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import { readRun } from '../model/run-file.ts'
import { readSpec } from '../model/spec-file.ts'
import { environmentOf, mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import { protocolOf } from './judged-service.ts'
import { testsIn, type Told } from './told.sample.ts'

const root = join(import.meta.dirname, '..')
const file = 'specs/huawei-iam.yaml'
const { spec } = await readSpec(join(root, file))
if (spec === undefined) throw new Error(`${file} has problems`)
const known = spec
const broken = `${known.service}/KeystoneCreateGroup/group.name.length.max`

/** The keys of the mock's identities under the names in which a suite looks for them. */
function credentials(): Readonly<Record<string, string>> {
  return environmentOf(
    mockKeyring(),
    known.authentication.map(({ scheme }) => scheme),
  )
}

type Seen = {
  readonly code: number
  readonly tests: readonly Told[]
  readonly said: string
}

const scratch = await mkdtemp(join(tmpdir(), 'assay-suite-'))
afterAll(async () => rm(scratch, { recursive: true }))

async function suite(env: Readonly<Record<string, string>>): Promise<Seen> {
  const report = join(scratch, 'report.json')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const flags = [
    'run',
    '--project',
    'conformance',
    'huawei-iam',
    '--reporter=json',
    '--reporter=default',
    `--outputFile.json=${report}`,
  ]
  const ended = await new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [vitest, ...flags],
      { cwd: root, env: { PATH: process.env['PATH'], NO_COLOR: '1', ASSAY_EXAMPLES: '1', ASSAY_OUT: scratch, ...env } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, said: out + err }),
    )
  })
  const told: unknown = JSON.parse(await readFile(report, 'utf8'))
  return { ...ended, tests: testsIn(told) }
}

describe('a suite file', () => {
  test('has one test per clause, skips the untested with their reason, and writes run.json', async () => {
    const { code, tests, said } = await suite({})
    expect(said).toContain('passed')
    expect(code).toBe(0)
    const clauses = clausesOf(known, protocolOf(known))
    expect(clauses.length).toBeGreaterThan(35)
    expect(tests.map(({ title }) => title)).toEqual(
      expect.arrayContaining(clauses.map(({ id, level, statement }) => `${id} [${level.toUpperCase()}] ${statement}`)),
    )
    const { run, problems } = await readRun(join(scratch, known.service, 'run.json'))
    expect(problems).toEqual([])
    expect(tests.filter(({ status }) => status === 'skipped' || status === 'pending')).toHaveLength(
      run?.services[0]?.counts.untested ?? -1,
    )
    expect(tests.filter(({ status }) => status === 'passed')).toHaveLength((run?.services[0]?.counts.pass ?? 0) + 2)
  })

  test('is red for the broken clause alone when the target has one', async () => {
    const mutant = mutantsOf(known, clausesOf(known, protocolOf(known))).find(({ clause }) => clause === broken)
    if (mutant === undefined) throw new Error('no mutant breaks the clause')
    const mock = await startMock([known], { keyring: mockKeyring(), protocols, mutant })
    const { code, tests, said } = await suite({ ASSAY_TARGET: mock.url(known.service), ...credentials() })
    await mock.close()
    expect(tests.filter(({ status }) => status === 'failed').map(({ title }) => title.split(' ')[0])).toEqual([broken])
    expect(said).toContain(`assay replay ${join(scratch, known.service, 'run.json')} ${broken}`)
    expect(code).toBe(1)
  })

  test('is red when nobody answers', async () => {
    const { code, tests, said } = await suite({ ASSAY_TARGET: 'http://127.0.0.1:1', ...credentials() })
    expect(tests.filter(({ status }) => status === 'failed').map(({ title }) => title)).toEqual([
      `${known.service} can be judged`,
    ])
    expect(tests.some(({ status }) => status === 'passed')).toBe(true)
    expect(said).toContain('http://127.0.0.1:1: ')
    expect(code).toBe(1)
  })
})
