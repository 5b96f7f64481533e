/**
 * How soon the program is there: `assay --help` beside `node -e 0`, by turns; and how long after its start the first
 * request of `assay run` reaches a server.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { report, table } from './report.ts'
import { median } from './workload.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    out: { type: 'string', default: 'results/bench/start-up.json' },
    doc: { type: 'string', default: 'docs/performance.md' },
  },
})
/** In milliseconds, on a quiet machine. */
const firstRequestGoal = 400
const main = join(import.meta.dirname, '../dist/cli/main.js')
const example = join(import.meta.dirname, '../examples/bookshelf.yaml')

/** Milliseconds until the program has ended. */
async function timeOf(args: readonly string[]): Promise<number> {
  const began = performance.now()
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')
  return performance.now() - began
}

/** Milliseconds until a run has sent its first request; the run is ended then. */
async function timeToFirstRequest(): Promise<number> {
  const out = await mkdtemp(join(tmpdir(), 'start-up-'))
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [main, 'run', example, '--target', `http://127.0.0.1:${address.port}`, '--out', out],
    {
      stdio: 'ignore',
      env: { ...process.env, ASSAY_TOKEN: 'token' },
    },
  )
  await once(server, 'request')
  const took = performance.now() - began
  child.kill('SIGKILL')
  await once(child, 'exit')
  server.closeAllConnections()
  server.close()
  await rm(out, { recursive: true, force: true })
  return took
}

const [node, help, first]: [number[], number[], number[]] = [[], [], []]
for (let round = 0; round < Number(values.rounds); round += 1) {
  node.push(await timeOf(['-e', '0']))
  help.push(await timeOf([main, '--help']))
  first.push(await timeToFirstRequest())
}
const result = { node: median(node), help: median(help), firstRequest: median(first), goal: 1.5 * median(node) + 60 }
const inTime = (milliseconds: number, goal: number): string =>
  `${goal.toFixed(0)} ms, ${milliseconds <= goal ? 'met' : 'missed'}`
await report({
  name: 'start-up',
  out: values.out,
  doc: values.doc,
  result,
  text: `\`npm run bench:start-up\`: medians of ${values.rounds}, one after the other; processors busy with other programs at the start: ${(loadavg()[0] ?? 0).toFixed(1)}.

${table(
  ['', 'time', 'goal'],
  [
    ['`node -e 0`', `${result.node.toFixed(0)} ms`, ''],
    ['`assay --help`', `${result.help.toFixed(0)} ms`, inTime(result.help, result.goal)],
    [
      'first request of `assay run`',
      `${result.firstRequest.toFixed(0)} ms`,
      inTime(result.firstRequest, firstRequestGoal),
    ],
  ],
)}`,
})
