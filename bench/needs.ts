/** One run of the whole program in a process of its own, and what it needed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Spec } from '../model/spec.ts'
import { environmentOf, mockKeyring } from '../protocols/environment.ts'

export type Needs = {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Most files and sockets open at once, looked at twice a second. */
  readonly mostDescriptors: number
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

type Told = { readonly peak: number; readonly cpu: number; readonly most: number }

/** Runs the built program with these arguments and the mock's credentials. Throws when it ends in any way but by itself. */
export async function needsOf(args: readonly string[], { authentication }: Spec): Promise<Needs> {
  const schemes = authentication.map(({ scheme }) => scheme)
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', probe, join(import.meta.dirname, '../dist/cli/main.js'), ...args],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...environmentOf(mockKeyring(), schemes) },
    },
  )
  const probed = child.stdio[3]
  if (!(probed instanceof Readable)) throw new Error('the probe has no way to tell')
  const [told, [code]] = await Promise.all([text(probed), once(child, 'exit')])
  if (code !== 0 && code !== 1) throw new Error(`the run ended with ${String(code)}`)
  const { peak, cpu, most }: Told = JSON.parse(told)
  return {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: cpu / 1e6,
    peakMegabytes: peak / 1024,
    mostDescriptors: most,
  }
}
