/** One run of the whole program in a process of its own, against a mock in another, and what the first of them needed. */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Run } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import { environmentOf, mockKeyring } from '../protocols/environment.ts'

export type LongRun = {
  readonly examples: number
  readonly calls: number
  readonly fails: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Most files and sockets open at once, looked at twice a second. */
  readonly mostDescriptors: number
  readonly runJsonKilobytes: number
}

/** Loaded before the program, in its process; tells through descriptor 3 what it needed when it ends. */
const probe = `data:text/javascript,${encodeURIComponent(`
  import { readdirSync, writeSync } from 'node:fs'
  let most = 0
  setInterval(() => (most = Math.max(most, readdirSync('/proc/self/fd').length)), 500).unref()
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    writeSync(3, JSON.stringify({ peak: maxRSS, cpu: userCPUTime + systemCPUTime, most }))
  })`)}`

type Needs = { readonly peak: number; readonly cpu: number; readonly most: number }

/** Runs the built program once, without pacing or budgets. Throws when it ends in any way but by itself. */
export async function longRun(file: string, spec: Spec, examples: number, concurrency: number): Promise<LongRun> {
  const out = await mkdtemp(join(tmpdir(), 'long-run-'))
  const target = fork(join(import.meta.dirname, 'mock-process.ts'), [file])
  try {
    const url = String((await once(target, 'message'))[0])
    const most = String(Number.MAX_SAFE_INTEGER)
    const args = ['--import', probe, join(import.meta.dirname, '../dist/cli/main.js'), 'run', file]
    args.push('--target', url, '--examples', String(examples), '--seed', '1', '--concurrency', String(concurrency))
    args.push('--rate', '0', '--budget', most, '--max-creates', most, '--out', out)
    const schemes = spec.authentication.map(({ scheme }) => scheme)
    const began = performance.now()
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...environmentOf(mockKeyring(), schemes) },
    })
    const probed = child.stdio[3]
    if (!(probed instanceof Readable)) throw new Error('the probe has no way to tell')
    const [told, [code]] = await Promise.all([text(probed), once(child, 'exit')])
    const seconds = (performance.now() - began) / 1000
    if (code !== 0 && code !== 1) throw new Error(`the run ended with ${String(code)}`)
    const needs: Needs = JSON.parse(told)
    const run: Run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))
    return {
      examples,
      calls: run.services.reduce((sum, { cost }) => sum + cost.calls, 0),
      fails: run.services.reduce((sum, { counts }) => sum + counts.fail + counts.inconclusive, 0),
      seconds,
      cpuSeconds: needs.cpu / 1e6,
      peakMegabytes: needs.peak / 1024,
      mostDescriptors: needs.most,
      runJsonKilobytes: (await stat(join(out, 'run.json'))).size / 1024,
    }
  } finally {
    target.disconnect()
    await rm(out, { recursive: true, force: true })
  }
}
