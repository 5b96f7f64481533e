/**
 * How much judging costs beside sending: Assay and a bare undici loop take turns at the same mock, in another process,
 * with the same signed calls and as many at once.
 *
 * Each pair of rounds has a seed of its own, so that no name is taken; the first pair warms up and is not counted.
 */
import { parseArgs } from 'node:util'
import { readSpec } from '../model/spec-file.ts'
import { protocolNamed } from '../protocols/index.ts'
import { sendAll, signedAgain } from './bare-loop.ts'
import { judge } from './judging.ts'
import { besideMock } from './mock-beside.ts'
import { report, table } from './report.ts'
import { figuresOf, measured, type Round } from './workload.ts'

const { values } = parseArgs({
  options: {
    spec: { type: 'string', default: 'specs/alibaba-mqtt.yaml' },
    rounds: { type: 'string', default: '5' },
    examples: { type: 'string', default: '400' },
    concurrency: { type: 'string', default: '16' },
    out: { type: 'string', default: 'results/bench/throughput.json' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})
const [counted, examples, concurrency] = [values.rounds, values.examples, values.concurrency].map(Number)
if (!counted || examples === undefined || !concurrency)
  throw new RangeError('rounds, examples and concurrency are numbers')

const { spec } = await readSpec(values.spec)
const protocol = protocolNamed(spec?.protocol ?? '')
if (spec === undefined || protocol === undefined) throw new Error(`cannot use ${values.spec}`)

const judging: Round[] = []
const sending: Round[] = []
await besideMock(values.spec, async ({ url }) => {
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
})

const [assay, bare] = [figuresOf(judging), figuresOf(sending)]
const ratio = assay.callsPerSecond / bare.callsPerSecond
const row = (name: string, { callsPerSecond, cpuMillisecondsPerCall }: typeof assay): readonly string[] => [
  name,
  callsPerSecond.toFixed(0),
  `${cpuMillisecondsPerCall.toFixed(2)} ms`,
]
await report({
  name: 'throughput',
  out: values.out,
  doc: values.doc,
  result: { spec: spec.service, examples, concurrency, ratio, assay, bare, rounds: { judging, sending } },
  text: `\`npm run bench\`: Assay with full judgement and a bare undici loop take turns with the same calls, ${concurrency} at once, medians of
${counted} alternations of ${judging[0]?.calls} calls of ${spec.service}. The calls of the loop are signed before its time begins.

${table(['', 'calls/s', 'processor time per call'], [row('Assay', assay), row('bare loop', bare)])}

Ratio: **${ratio.toFixed(2)}**, for a goal of 0.6.`,
})
