/**
 * How much the mock takes, so that it is known not to hold up what is measured against it: signed calls of every
 * service, sent by a bare loop in this process, each verified and answered by the mock in its own.
 */
import { parseArgs } from 'node:util'
import { readSpec } from '../model/spec-file.ts'
import { protocolNamed } from '../protocols/index.ts'
import { sendAll, signedAgain } from './bare-loop.ts'
import { judge } from './judging.ts'
import { besideMock } from './mock-beside.ts'
import { report, table } from './report.ts'
import { median } from './workload.ts'

const { values } = parseArgs({
  options: {
    spec: {
      type: 'string',
      multiple: true,
      default: ['specs/alibaba-mqtt.yaml', 'specs/alibaba-apigateway.yaml', 'specs/huawei-iam.yaml'],
    },
    rounds: { type: 'string', default: '5' },
    examples: { type: 'string', default: '100' },
    concurrency: { type: 'string', default: '16' },
    out: { type: 'string', default: 'results/bench/mock.json' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})

export type Load = {
  readonly service: string
  readonly calls: number
  /** By the clock, with one sender. */
  readonly callsPerSecond: number
  /** By the processor time of the mock's process. */
  readonly callsPerSecondOfCore: number
}

async function loadOf(file: string): Promise<Load> {
  const { spec } = await readSpec(file)
  const protocol = protocolNamed(spec?.protocol ?? '')
  if (spec === undefined || protocol === undefined) throw new Error(`cannot use ${file}`)
  const [examples, concurrency] = [Number(values.examples), Number(values.concurrency)]
  const [byClock, byCore]: [number[], number[]] = [[], []]
  const calls = await besideMock(file, async ({ url, used }) => {
    const sent = await judge(spec, url, { seed: 1, examples, concurrency })
    // The first round warms up.
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      const requests = signedAgain(protocol, sent)
      const [before, began] = [await used(), performance.now()]
      await sendAll(url, requests, concurrency)
      const [milliseconds, cpu] = [performance.now() - began, (await used()) - before]
      if (round === 0) continue
      byClock.push((1000 * sent.length) / milliseconds)
      byCore.push((1000 * sent.length) / cpu)
    }
    return sent.length
  })
  const { service } = spec
  return { service, calls, callsPerSecond: median(byClock), callsPerSecondOfCore: median(byCore) }
}

const loads: Load[] = []
for (const file of values.spec) loads.push(await loadOf(file))
await report({
  name: 'mock',
  out: values.out,
  doc: values.doc,
  result: { concurrency: Number(values.concurrency), rounds: Number(values.rounds), loads },
  text: `\`npm run bench:mock\`: the same signed calls again and again from one bare loop, ${values.concurrency} at once, medians of
${values.rounds} rounds. The mock verifies each signature, judges the parameters, keeps what is created, and answers.

${table(
  ['service', 'calls a round', 'calls/s by the clock', 'calls/s per core of the mock'],
  loads.map((load) => [load.service, load.calls, load.callsPerSecond.toFixed(0), load.callsPerSecondOfCore.toFixed(0)]),
)}`,
})
