/** Runs the plans of one or more services side by side and puts run.json together. */
import { createHash } from 'node:crypto'
import type { RunEvent } from '../model/event.ts'
import type { Run } from '../model/run.ts'
import type { Plan } from './plan/plan.ts'
import { runService } from './service-run.ts'
import type { Setup } from './setup.ts'

export type Job = { readonly plan: Plan; readonly setup: Setup }

export type RunOptions = {
  readonly version: string
  readonly seed: number
  readonly examples: number
  readonly shard?: { readonly index: number; readonly of: number }
  readonly now: () => number
  readonly emit: (event: RunEvent) => void
  readonly signal: AbortSignal
}

/** Runs all jobs at the same time: each has its own target, pace and allowance. */
export async function run(jobs: readonly Job[], options: RunOptions): Promise<Run> {
  const started = new Date(options.now()).toISOString()
  options.emit({
    kind: 'run-started',
    started,
    seed: options.seed,
    examples: options.examples,
    services: jobs.map((job) => job.plan.spec.service),
  })
  const services = await Promise.all(jobs.map((job) => runService(job.plan, job.setup)))
  const result: Run = {
    assay: 1,
    tool: { name: 'assay', version: options.version, node: process.version },
    started,
    finished: new Date(options.now()).toISOString(),
    interrupted: options.signal.aborted,
    seed: options.seed,
    examples: options.examples,
    planHash: joinedHash(services.map((service) => service.planHash)),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    services,
  }
  options.emit({ kind: 'run-finished', run: result })
  return result
}

/** One hash for the plans of several services, in their order. */
export function joinedHash(hashes: readonly string[]): string {
  return hashes.length === 1 ? (hashes[0] ?? '') : createHash('sha256').update(hashes.join('\n')).digest('hex')
}
