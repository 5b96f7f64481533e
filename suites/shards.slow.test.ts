/** vitest's own `--shard` and `--merge-reports`: the same tests with the same ends, whatever the number of machines. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergeRuns } from '../engine/merging/merge.ts'
import { readRun } from '../model/run-file.ts'
import { testsIn, type Told } from './told.sample.ts'

const root = join(import.meta.dirname, '..')
const scratch = await mkdtemp(join(tmpdir(), 'assay-shards-'))
afterAll(async () => rm(scratch, { recursive: true }))

const services = ['huawei-iam']
const parts = 7

/** Seven suite files for a service, so that seven machines have something to do; and one that is whole. */
beforeAll(async () => {
  const from = JSON.stringify(join(root, 'suites', 'describe-service.ts'))
  const write = (name: string, call: string): Promise<void> =>
    writeFile(join(scratch, name), `import { describeService } from ${from}\n${call}\n`)
  for (const service of services) {
    const spec = JSON.stringify(join(root, 'specs', `${service}.yaml`))
    await write(`${service}.whole.ts`, `describeService(${spec})`)
    for (let index = 1; index <= parts; index += 1)
      await write(`${service}-${index}.part.ts`, `describeService(${spec}, { index: ${index}, of: ${parts} })`)
  }
  await writeFile(
    join(scratch, 'vitest.config.mjs'),
    "export default { test: { include: [process.env.SUITES ?? ''], testTimeout: 240_000, hookTimeout: 240_000 } }\n",
  )
})

async function vitest(suites: string, out: string, flags: readonly string[]): Promise<string> {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, SUITES: suites, ASSAY_OUT: out, ASSAY_EXAMPLES: '0' }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'run', '--root', scratch, ...flags], { cwd: root, env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

/** Runs suite files in one go, and tells what their report says. */
async function atOnce(suites: string): Promise<readonly Told[]> {
  const report = join(scratch, 'once.json')
  const said = await vitest(suites, join(scratch, 'once'), ['--reporter=json', `--outputFile.json=${report}`])
  return read(report, said)
}

/** Runs the parts on so many machines, one after the other, and tells what the merged report says. */
async function onMachines(count: number): Promise<readonly Told[]> {
  const blobs = join(scratch, `blobs-${count}`)
  for (let index = 1; index <= count; index += 1) {
    const blob = join(blobs, `${index}.json`)
    const flags = [`--shard=${index}/${count}`, '--reporter=blob', `--outputFile.blob=${blob}`]
    await vitest('*.part.ts', runsOf(count), flags)
  }
  const report = join(scratch, `merged-${count}.json`)
  const flags = [`--merge-reports=${blobs}`, '--reporter=json', `--outputFile.json=${report}`]
  return read(report, await vitest('*.part.ts', scratch, flags))
}

const runsOf = (count: number): string => join(scratch, `runs-${count}`)

async function read(report: string, said: string): Promise<readonly Told[]> {
  const text = await readFile(report, 'utf8').catch(() => Promise.reject(new Error(said)))
  return testsIn(JSON.parse(text))
}

const sorted = (tests: readonly Told[]): readonly string[] =>
  tests.map(({ title, status }) => `${status} ${title}`).toSorted()

/** Each clause once, however many files tell of it; what a file says of its run as a whole is said by each. */
function clausesAmong(tests: readonly Told[]): readonly string[] {
  return sorted(tests.filter(({ title }) => / \[(?:MUST|SHOULD|MAY)\] /.test(title)))
}

describe('vitest', { timeout: 900_000 }, () => {
  let one: readonly Told[] = []
  beforeAll(async () => (one = await atOnce('*.part.ts')))

  test('told of every clause, in parts as in one file', async () => {
    expect(clausesAmong(one).length).toBeGreaterThan(80)
    expect(clausesAmong(one)).toEqual(clausesAmong(await atOnce('*.whole.ts')))
  })

  test.each([1, 2, 3, 7])('says the same from %i shards, merged', async (count) => {
    expect(sorted(await onMachines(count))).toEqual(sorted(one))
    for (const service of services) {
      const folders = (await readdir(runsOf(count))).filter((name) => name.startsWith(`${service}-`))
      const readings = folders.map(async (name) => ({
        name,
        ...(await readRun(join(runsOf(count), name, 'run.json'))),
      }))
      const named = (await Promise.all(readings)).flatMap(({ name, run }) =>
        run === undefined ? [] : [{ file: name, run }],
      )
      const { run, problems } = mergeRuns(named)
      expect(problems).toEqual([])
      const { pass = 0, untested = 0 } = run?.services[0]?.counts ?? {}
      expect(pass + untested).toBe(clausesAmong(one).filter((title) => title.includes(` ${service}/`)).length)
    }
  })
})
