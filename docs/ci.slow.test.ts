/** The composite action and the recipes of ci.md, run as they stand: their scripts by bash, `npx assay` by the sources. */
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOn } from '../cli/drift.sample.ts'
import { readSpec } from '../model/spec-file.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import { mutantsOf } from '../mock/mutants/index.ts'
import { protocolFor } from '../cli/jobs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const recipes = await readFile(join(root, 'docs/ci.md'), 'utf8')
const action = parse(await readFile(join(root, 'action.yml'), 'utf8'))
const BROKEN = 'alibaba-mqtt/CreateGroupId/GroupId.length.max'

type Outcome = { readonly code: number; readonly said: string }
let folder: string
let paths: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-ci-'))
  paths = join(folder, 'bin')
  await mkdir(join(folder, 'action/dist/cli'), { recursive: true })
  await mkdir(paths)
  const start = `"${join(root, 'node_modules/.bin/tsx')}" --tsconfig "${join(root, 'tsconfig.json')}" "${join(root, 'cli/main.ts')}"`
  await writeFile(join(paths, 'npx'), `#!/bin/sh\nshift\nexec ${start} "$@"\n`)
  await writeFile(join(paths, 'node-of-action'), `#!/bin/sh\nshift\nexec ${start} "$@"\n`)
  await Promise.all(['npx', 'node-of-action'].map((name) => chmod(join(paths, name), 0o755)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A project of its own, with one spec. */
async function project(): Promise<string> {
  const place = await mkdtemp(join(folder, 'project-'))
  await mkdir(join(place, 'specs'))
  await mkdir(join(place, 'conformance'))
  await cp(join(root, 'specs/common'), join(place, 'specs/common'), { recursive: true })
  await cp(join(root, 'specs/alibaba-mqtt.yaml'), join(place, 'specs/alibaba-mqtt.yaml'))
  return place
}

function bash(script: string, place: string, environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const env = { ...process.env, PATH: `${paths}:${process.env['PATH'] ?? ''}`, ...environment }
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-e', '-o', 'pipefail', '-c', script],
      { cwd: place, env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, said: stdout + stderr })
      },
    )
  })
}

const recipe = (name: string) =>
  new RegExp(`\`\`\`sh\n# recipe: ${name}\n([^]*?)\`\`\``).exec(recipes)?.[1] ?? `exit 99 # no recipe ${name}`

/** Runs one step of the action as a runner would, with inputs that are not given at their defaults. */
async function step(
  name: string,
  place: string,
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const found = action.runs.steps.find((one: { readonly name?: string }) => one.name === name)
  const given = {
    ...Object.fromEntries(
      Object.entries(action.inputs).map(([key, input]) => [
        key,
        input !== null && typeof input === 'object' && 'default' in input ? String(input.default) : '',
      ]),
    ),
    ...inputs,
  }
  const values = Object.entries<string>(found.env).map(([key, value]) => [
    key,
    value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => given[input] ?? ''),
  ])
  const files = { GITHUB_OUTPUT: join(place, 'output'), GITHUB_STEP_SUMMARY: join(place, 'step-summary') }
  const script = String(found.run).replaceAll('\nnode ', '\nnode-of-action ')
  const outcome = await bash(script, place, {
    ...Object.fromEntries(values),
    ...files,
    GITHUB_ACTION_PATH: join(folder, 'action'),
    ...more,
  })
  return {
    ...outcome,
    output: await readFile(files.GITHUB_OUTPUT, 'utf8').catch(() => ''),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8').catch(() => ''),
  }
}

describe('the composite action', () => {
  it('judges, and leaves summary, annotations and reports', async () => {
    const place = await project()
    const outcome = await step('Judge', place, {
      args: '--examples\n1\n--seed\n1',
      baseline: 'conformance/baseline.json',
      'fail-on': 'must, untested',
    })
    expect(outcome.code, outcome.said).toBe(0)
    expect(outcome.said).toContain('::notice title=')
    expect(outcome.summary).toMatch(/^# \S+ /)
    expect(outcome.output).toBe('exit-code=3\nrun=results/run.json\n')
    for (const file of [
      'run.json',
      'report.html',
      'junit.xml',
      'assay.sarif',
      'ctrf.json',
      'badge.json',
      'events.ndjson',
    ]) {
      expect((await readFile(join(place, 'results', file), 'utf8')).length).toBeGreaterThan(50)
    }
  })

  it('takes nothing in its inputs for shell', async () => {
    const place = await project()
    const outcome = await step('Judge', place, {
      specs: '$(touch pwned)',
      args: '"; touch pwned; echo "',
      out: '`touch pwned`',
    })
    expect(outcome.output).toContain('exit-code=2')
    expect((await bash('test ! -e pwned', place)).code).toBe(0)
  })

  it('gates last, with the code of the run, and with 3 when there is none', async () => {
    const place = await project()
    expect((await step('Gate', place, {}, { ASSAY_CODE: '1' })).code).toBe(1)
    expect((await step('Gate', place, {}, { ASSAY_CODE: '' })).code).toBe(3)
    expect(action.runs.steps.at(-1)).toMatchObject({ name: 'Gate', if: '${{ always() }}' })
  })
})

describe('the recipes', () => {
  it('shell', async () => {
    const place = await project()
    const outcome = await bash(recipe('shell'), place, { GITHUB_STEP_SUMMARY: join(place, 'step-summary') })
    expect(outcome.code, outcome.said).toBe(0)
    expect(await readFile(join(place, 'step-summary'), 'utf8')).toMatch(/^# ✅ Conforms/)
  })

  it('drift', async () => {
    const place = await project()
    await bash('npx assay run --seed 1 && cp results/run.json conformance/baseline.json', place)
    const steady = await bash(recipe('drift'), place)
    expect(steady.code, steady.said).toBe(0)
    const drifted = await bash(`${recipe('drift').trimEnd()} --vary CreateGroupId/letters-beyond-ascii`, place)
    expect(drifted.code, drifted.said).toBe(1)
  })

  it('shards', async () => {
    const place = await project()
    const outcome = await bash(`${recipe('shards')}\nnpx assay report merged/run.json --fail-on must`, place)
    expect(outcome.code, outcome.said).toBe(0)
    expect(await readFile(join(place, 'merged/report.html'), 'utf8')).toContain('Conforms')
  })

  it('waive, and what comes of a waiver that is no longer needed', async () => {
    const place = await project()
    const { spec } = await readSpec(join(root, 'specs/alibaba-mqtt.yaml'))
    if (spec === undefined) throw new Error('no spec')
    const mutant = mutantsOf(spec, clausesOf(spec, protocolFor(spec))).find(({ name }) => name === `${BROKEN}:one-more`)
    const run = await runOn(spec, mutant === undefined ? {} : { wrap: mutant.apply })
    await mkdir(join(place, 'results'))
    await writeFile(join(place, 'results/run.json'), JSON.stringify(run))
    const outcome = await bash(recipe('waive'), place)
    expect(outcome.said).toContain(`clause: "${BROKEN}"`)
    expect(outcome.said).toMatch(/no longer needed: the clause\s+passes\. Delete\s+it/)
    expect(outcome.code).toBe(2)
  })

  it('GitLab', async () => {
    const place = await project()
    const text = /```yaml\n# \.gitlab-ci\.yml\n([^]*?)```/.exec(recipes)?.[1] ?? ''
    const { conformance } = parse(text)
    await bash(
      'npx assay run --seed 1 && cp results/run.json conformance/baseline.json && printf "assay: 1\\nwaivers: []\\n" > conformance/waivers.yaml',
      place,
    )
    const outcome = await bash(conformance.script.join('\n'), place)
    expect(outcome.code, outcome.said).toBe(0)
    expect(await readFile(join(place, conformance.artifacts.reports.junit), 'utf8')).toContain('<testsuites')
  })

  it('use inputs that the action has', () => {
    const text = /```yaml\n# \.github\/workflows\/conformance\.yml\n([^]*?)```/.exec(recipes)?.[1] ?? ''
    const used = Object.keys(parse(text).jobs.assay.steps[1].with)
    expect(used.length).toBeGreaterThan(3)
    expect(used.filter((name) => !(name in action.inputs))).toEqual([])
  })
})
