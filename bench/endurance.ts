/** Whether a long run needs more memory, or more time per call, than a short one: 10,000, 100,000 and 1,000,000 calls. */
import { parseArgs } from 'node:util'
import { readSpec } from '../model/spec-file.ts'
import { longRun, type LongRun } from './long-run.ts'
import { report, table } from './report.ts'

const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: 'specs/alibaba-mqtt.yaml' },
    calls: { type: 'string', default: '10000,100000,1000000' },
    concurrency: { type: 'string', default: '16' },
    out: { type: 'string', default: 'results/bench/endurance.json' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})
const { spec } = await readSpec(values.spec)
if (spec === undefined) throw new Error(`cannot use ${values.spec}`)

/** Two short runs: what a run costs at all, and each example on top of it. */
const first = await longRun(values.spec, spec, 100, Number(values.concurrency))
const second = await longRun(values.spec, spec, 400, Number(values.concurrency))
const perExample = (second.calls - first.calls) / (second.examples - first.examples)
const runs: LongRun[] = []
for (const wanted of values.calls.split(',').map(Number)) {
  const examples = Math.ceil(first.examples + (wanted - first.calls) / perExample)
  runs.push(await longRun(values.spec, spec, examples, Number(values.concurrency)))
  await tell()
}

async function tell(): Promise<void> {
  const rows = runs.map((run, at) => [
    run.calls.toLocaleString('en'),
    `${run.peakMegabytes.toFixed(0)} MB`,
    `${((1000 * run.cpuSeconds) / run.calls).toFixed(2)} ms`,
    `${((1000 * run.seconds) / run.calls).toFixed(2)} ms`,
    further(run, runs[at - 1]),
    run.mostDescriptors,
    `${run.runJsonKilobytes.toFixed(0)} kB`,
    run.fails,
  ])
  const head = [
    'calls',
    'peak memory',
    'processor time per call',
    'time per call',
    'time per further call',
    'most descriptors',
    'run.json',
    'fails',
  ]
  const peaks = runs.map(({ peakMegabytes }) => peakMegabytes)
  await report({
    name: 'endurance',
    out: values.out,
    doc: values.doc,
    result: { spec: spec?.service, concurrency: values.concurrency, runs },
    text: `\`npm run bench:endurance\`: the whole program in a process of its own, ${spec?.service}, ${values.concurrency} calls at once.

${table(head, rows)}

The highest peak is ${(Math.max(...peaks) / Math.min(...peaks)).toFixed(2)} times the lowest; the longest run took ${((runs.at(-1)?.seconds ?? 0) / 60).toFixed(1)} minutes.`,
  })
}

/** What each call more than in the run before has taken: the start of the program is in both. */
function further(run: LongRun, before: LongRun | undefined): string {
  if (before === undefined) return ''
  return `${((1000 * (run.seconds - before.seconds)) / (run.calls - before.calls)).toFixed(2)} ms`
}
