/** Whether a long run needs more memory, or more time per call, than a short one: 10,000, 100,000 and 1,000,000 calls. */
import { parseArgs } from 'node:util'
import { readSpec } from '../model/spec-file.ts'
import { writeFileSafely } from '../model/written-file.ts'
import { longRun, type LongRun } from './long-run.ts'

const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: 'specs/alibaba-mqtt.yaml' },
    calls: { type: 'string', default: '10000,100000,1000000' },
    concurrency: { type: 'string', default: '16' },
    out: { type: 'string', default: 'results/bench/endurance.json' },
  },
})
const { spec } = await readSpec(values.spec)
if (spec === undefined) throw new Error(`cannot use ${values.spec}`)

const few = await longRun(values.spec, spec, 100, Number(values.concurrency))
const runs: LongRun[] = []
for (const wanted of values.calls.split(',').map(Number)) {
  const examples = Math.ceil((100 * wanted) / few.calls)
  const run = await longRun(values.spec, spec, examples, Number(values.concurrency))
  runs.push(run)
  console.log(JSON.stringify(run))
  const problem = await writeFileSafely(values.out, `${JSON.stringify({ spec: spec.service, runs }, null, 1)}\n`)
  if (problem !== undefined) throw new Error(problem.message)
}
