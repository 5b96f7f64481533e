/**
 * Whether Assay grows with its spec alone: services of more and more operations with twenty parameters each are loaded,
 * planned and judged by the whole program, and their pages opened and filtered in a browser, where there is one.
 */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { clausesOf } from '../model/clauses/derive.ts'
import { readRun } from '../model/run-file.ts'
import { readSpec } from '../model/spec-file.ts'
import { protocolNamed } from '../protocols/index.ts'
import { pageTimes, type PageTimes } from './page-times.ts'
import { unbounded } from './long-run.ts'
import { besideMock } from './mock-beside.ts'
import { needsOf, type Needs } from './needs.ts'
import { report, table } from './report.ts'
import { wideSpec } from './wide-spec.ts'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '40,120,500' },
    parameters: { type: 'string', default: '20' },
    out: { type: 'string', default: 'results/bench/wide.json' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})

type Width = {
  readonly operations: number
  readonly clauses: number
  readonly calls: number
  readonly plan: Needs
  readonly run: Needs
  readonly pageKilobytes: number
  readonly page: PageTimes | undefined
}

async function widthOf(operations: number, folder: string): Promise<Width> {
  const file = join(folder, `wide-${operations}.yaml`)
  await writeFile(file, await wideSpec(operations, Number(values.parameters)))
  const { spec } = await readSpec(file)
  const protocol = protocolNamed(spec?.protocol ?? '')
  if (spec === undefined || protocol === undefined) throw new Error(`cannot use ${file}`)
  const out = join(folder, `out-${operations}`)
  const bare = ['--examples', '0']
  const plan = await needsOf(['plan', file, ...bare], spec)
  const run = await besideMock(file, ({ url }) =>
    needsOf(['run', file, ...bare, '--format', 'html', ...unbounded(url, 16, out)], spec),
  )
  const html = join(out, 'report.html')
  const { run: told } = await readRun(join(out, 'run.json'))
  return {
    operations: spec.operations.length,
    clauses: clausesOf(spec, protocol).length,
    calls: told?.services[0]?.cost.calls ?? 0,
    plan,
    run,
    pageKilobytes: (await stat(html)).size / 1024,
    page: await pageTimes(await readFile(html, 'utf8'), `Wide${operations - 1}/text7`),
  }
}

const folder = await mkdtemp(join(tmpdir(), 'wide-'))
const widths: Width[] = []
try {
  for (const operations of values.operations.split(',').map(Number)) widths.push(await widthOf(operations, folder))
} finally {
  await rm(folder, { recursive: true, force: true })
}

const shown = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'no browser here' : `${milliseconds.toFixed(0)} ms`
await report({
  name: 'wide',
  out: values.out,
  doc: values.doc,
  result: { parameters: Number(values.parameters), widths },
  text: `\`npm run bench:wide\`: the example spec with so many more operations of ${values.parameters} parameters each, \`--examples 0\`.

${table(
  [
    'operations',
    'clauses',
    'plan: processor time',
    'peak memory',
    'run: calls',
    'processor time',
    'peak memory',
    'page',
    'opens in',
    'filters in',
  ],
  widths.map(({ operations, clauses, calls, plan, run, pageKilobytes, page }) => [
    operations,
    clauses,
    `${plan.cpuSeconds.toFixed(1)} s`,
    `${plan.peakMegabytes.toFixed(0)} MB`,
    calls,
    `${run.cpuSeconds.toFixed(1)} s`,
    `${run.peakMegabytes.toFixed(0)} MB`,
    `${(pageKilobytes / 1024).toFixed(1)} MB`,
    shown(page?.opensMilliseconds),
    shown(page?.filtersMilliseconds),
  ]),
)}`,
})
