/** One long run of the whole program, against a mock in another process. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRun } from '../model/run-file.ts'
import type { Spec } from '../model/spec.ts'
import { besideMock } from './mock-beside.ts'
import { needsOf, type Needs } from './needs.ts'

export type LongRun = Needs & {
  readonly examples: number
  readonly calls: number
  readonly fails: number
  readonly runJsonKilobytes: number
}

const most = String(Number.MAX_SAFE_INTEGER)

/** Flags of a run that nothing holds back. */
export function unbounded(url: string, concurrency: number, out: string): readonly string[] {
  const flags = ['--target', url, '--seed', '1', '--concurrency', String(concurrency), '--rate', '0']
  return [...flags, '--budget', most, '--max-creates', most, '--out', out]
}

/** Judges the mock once with so many examples. */
export async function longRun(file: string, spec: Spec, examples: number, concurrency: number): Promise<LongRun> {
  const out = await mkdtemp(join(tmpdir(), 'long-run-'))
  try {
    const needs = await besideMock(file, ({ url }) =>
      needsOf(['run', file, '--examples', String(examples), ...unbounded(url, concurrency, out)], spec),
    )
    const { run } = await readRun(join(out, 'run.json'))
    const services = run?.services ?? []
    return {
      ...needs,
      examples,
      calls: services.reduce((sum, { cost }) => sum + cost.calls, 0),
      fails: services.reduce((sum, { counts }) => sum + counts.fail + counts.inconclusive, 0),
      runJsonKilobytes: (await stat(join(out, 'run.json'))).size / 1024,
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
