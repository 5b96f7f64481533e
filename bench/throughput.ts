/**
 * How much judging costs beside sending: Assay and a bare undici loop take turns at the same mock, in another process,
 * with the same signed calls and as many at once.
 *
 * Each pair of rounds has a seed of its own, so that no name is taken; the first pair warms up and is not counted.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readSpec } from '../model/spec-file.ts'
import { writeFileSafely } from '../model/written-file.ts'
import { protocolNamed } from '../protocols/index.ts'
import { sendAll, signedAgain } from './bare-loop.ts'
import { judge } from './judging.ts'
import { figuresOf, measured, type Round } from './workload.ts'

const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: 'specs/alibaba-mqtt.yaml' },
    rounds: { type: 'string', default: '5' },
    examples: { type: 'string', default: '400' },
    concurrency: { type: 'string', default: '16' },
    out: { type: 'string', default: 'results/bench/throughput.json' },
  },
})
const [counted, examples, concurrency] = [values.rounds, values.examples, values.concurrency].map(Number)
if (!counted || examples === undefined || !concurrency)
  throw new RangeError('rounds, examples and concurrency are numbers')

const { spec } = await readSpec(values.spec)
const protocol = protocolNamed(spec?.protocol ?? '')
if (spec === undefined || protocol === undefined) throw new Error(`cannot use ${values.spec}`)

const target: ChildProcess = fork(join(import.meta.dirname, 'mock-process.ts'), [values.spec])
const url = String((await once(target, 'message'))[0])
const judging: Round[] = []
const sending: Round[] = []
for (let seed = 0; seed <= counted; seed += 1) {
  let calls: Awaited<ReturnType<typeof judge>> = []
  const judged = await measured(async () => (calls = await judge(spec, url, { seed, examples, concurrency })).length)
  const requests = signedAgain(protocol, calls)
  const sent = await measured(async () => {
    await sendAll(url, requests, concurrency)
    return requests.length
  })
  if (seed === 0) continue
  judging.push(judged)
  sending.push(sent)
}
target.disconnect()

const [assay, bare] = [figuresOf(judging), figuresOf(sending)]
const ratio = assay.callsPerSecond / bare.callsPerSecond
const show = (name: string, { callsPerSecond, cpuMillisecondsPerCall }: typeof assay): string =>
  `${name.padEnd(10)} ${callsPerSecond.toFixed(0).padStart(6)} calls/s  ${cpuMillisecondsPerCall.toFixed(2).padStart(6)} ms of CPU per call`
console.log(
  `${spec.service}, ${judging[0]?.calls} calls a round, ${concurrency} at once, medians of ${counted} alternations`,
)
console.log(`${show('Assay', assay)}\n${show('bare loop', bare)}\nratio      ${ratio.toFixed(2)}`)

const machine = { node: process.version, processors: cpus().map(({ model }) => model) }
const result = { machine, spec: spec.service, examples, concurrency, ratio, assay, bare, rounds: { judging, sending } }
const problem = await writeFileSafely(values.out, `${JSON.stringify(result, null, 1)}\n`)
if (problem !== undefined) throw new Error(problem.message)
