/**
 * How many mutants are found with how many calls: Assay beside random strings, schema atoms and mutated examples.
 *
 * Calls and accepted creates are counted at the mock, alike for all.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { eachAtOnce } from '../../engine/workers.ts'
import { writeFileSafely } from '../../model/written-file.ts'
import { writeSection } from '../doc-section.ts'
import { plotOf } from './plot.ts'
import { reportOf } from './report.ts'
import { sectionOf } from './section.ts'
import { strategies } from './strategies.ts'
import { tablesOf } from './tables.ts'
import type { Task, Told } from './task.ts'

const { values } = parseArgs({
  options: {
    specs: { type: 'string', default: 'specs/alibaba-mqtt.yaml,specs/alibaba-apigateway.yaml,specs/huawei-iam.yaml' },
    mutants: { type: 'string', default: '40' },
    seeds: { type: 'string', default: '3' },
    'first-seed': { type: 'string', default: '1' },
    examples: { type: 'string', default: '2' },
    calls: { type: 'string', default: '10,20,50,100,200,500' },
    workers: { type: 'string', default: '2' },
    out: { type: 'string', default: 'results/bench/detection.json' },
    picture: { type: 'string', default: 'docs/detection.svg' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})
const files = values.specs.split(',')
const checkpoints = values.calls.split(',').map(Number)
const most = Math.max(...checkpoints)
const [seeds = 0, first = 0] = [values.seeds, values['first-seed']].map(Number)
const tasks = Array.from({ length: seeds }, (_, at) => first + at).flatMap((seed) =>
  files.map((file): Task => ({ file, seed, most, mutants: Number(values.mutants), examples: Number(values.examples) })),
)

const told: Told[] = []
await eachAtOnce(tasks.entries(), Number(values.workers), new AbortController().signal, async ([place, task]) => {
  told[place] = await workedOut(task)
  process.stderr.write(`${task.file}, seed ${task.seed}: done\n`)
})
const report = reportOf(told, {
  command: `npm run bench:detection -- --mutants ${values.mutants} --seeds ${values.seeds}`,
  seeds,
  examples: Number(values.examples),
  checkpoints,
})
const found = told.flatMap((one) => one.found)
console.log(tablesOf(report))
const panels = [
  { title: `killed, % of all ${report.all.mutants} mutants`, found },
  {
    title: `killed, % of ${report.values.mutants} mutants of constraints on values`,
    found: found.filter(({ reach }) => reach === 'value'),
  },
]
for (const [file, text] of [
  [values.out, `${JSON.stringify({ ...report, found }, null, 1)}\n`],
  [values.picture, plotOf(panels, strategies, most)],
] as const) {
  const problem = await writeFileSafely(file, text)
  if (problem !== undefined) throw new Error(problem.message)
}
await writeSection(values.doc, 'bench:detection', sectionOf(report, relative(dirname(values.doc), values.picture)))

async function workedOut(task: Task): Promise<Told> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(task)])
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the worker on ${task.file} ended with ${String(code)}`)
  })
  const [message]: readonly Told[] = await Promise.race([once(worker, 'message'), ended])
  ended.catch(() => undefined)
  worker.disconnect()
  if (message === undefined) throw new Error('the worker told nothing')
  return message
}
