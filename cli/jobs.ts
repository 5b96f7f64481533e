/** Makes the jobs of a run: starts the embedded mock for services without a target, and opens the journal. */
import { dirname, join } from 'node:path'
import type { Job } from '../engine/run.ts'
import { openJournal, type Journal } from '../engine/journal/journal.ts'
import type { RunEvent } from '../model/event.ts'
import { makeFolder } from '../model/folder.ts'
import { whyUnwritable } from '../model/written-file.ts'
import type { Spec } from '../model/spec.ts'
import type { Protocol } from '../protocols/protocol.ts'
import { protocolNamed, protocols } from '../protocols/index.ts'
import { loginsFromEnvironment } from '../protocols/logins.ts'
import { keyringFromEnvironment, mockKeyring } from '../protocols/environment.ts'
import type { Clock } from '../targets/clock.ts'
import type { Limits } from '../targets/limits.ts'
import type { RunFlags } from './flags/run.ts'
import { jobFor, type JobOptions } from '../engine/job.ts'
import { UsageError } from './errors.ts'

export type JobsOptions = {
  readonly flags: RunFlags
  readonly seed: number
  readonly settings: Readonly<Record<string, string>>
  readonly targets: ReadonlyMap<string, string>
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly emit: (event: RunEvent) => void
}

export type Jobs = {
  readonly jobs: readonly Job[]
  /** How many resources the embedded mock holds now. */
  readonly stored: () => number
  close(): Promise<void>
}

export async function openJobs(specs: readonly Spec[], options: JobsOptions): Promise<Jobs> {
  const { flags, targets, clock, signal, emit } = options
  const mocked = specs.filter((spec) => !targets.has(spec.service))
  const { startMock } = mocked.length === 0 ? { startMock: undefined } : await import('../mock/server.ts')
  const keyring = mockKeyring()
  const mock = await startMock?.(mocked, {
    keyring,
    protocols,
    settings: Object.fromEntries(mocked.map((spec) => [spec.service, options.settings])),
    vary: flags.vary ?? [],
  })
  const journal =
    targets.size === 0
      ? undefined
      : await journalFor(
          specs.filter((spec) => targets.has(spec.service)),
          options,
        )
  const jobs = specs.map((spec) => {
    const url = targets.get(spec.service)
    const schemes = spec.authentication.map(({ scheme }) => scheme)
    return jobFor(
      {
        spec,
        protocol: protocolFor(spec),
        clock,
        signal,
        emit,
        url: url ?? mock?.url(spec.service) ?? '',
        isMock: url === undefined,
        keyring: url === undefined ? keyring : keyringFromEnvironment(process.env, schemes),
        logins: url === undefined ? [] : loginsFromEnvironment(process.env, schemes),
        ...(url === undefined || journal === undefined ? {} : { journal }),
      },
      jobOptions(options),
    )
  })
  return {
    jobs,
    stored: () => Object.values(mock?.stores ?? {}).reduce((sum, store) => sum + store.live().length, 0),
    async close() {
      await Promise.all(jobs.map((job) => job.setup.target.close()))
      await mock?.close()
      await journal?.close()
    },
  }
}

/** The protocol that a spec names. */
export function protocolFor(spec: Spec): Protocol {
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new UsageError(`${spec.file}: there is no protocol \`${spec.protocol}\``)
  return protocol
}

function jobOptions({ flags, seed, settings }: JobsOptions): JobOptions {
  return {
    seed,
    settings,
    examples: flags.examples,
    only: flags.only ?? [],
    calls: flags.budget ?? Number.MAX_SAFE_INTEGER,
    creates: flags.maxCreates ?? Number.MAX_SAFE_INTEGER,
    live: flags.maxLive,
    concurrency: flags.concurrency,
    ...(flags.rate === undefined ? {} : { rate: flags.rate }),
    ...(flags.visibleWithin === undefined ? {} : { windowSeconds: flags.visibleWithin }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    limits: limitsFrom(flags),
  }
}

async function journalFor(specs: readonly Spec[], { flags, targets, clock }: JobsOptions): Promise<Journal> {
  const file = flags.journal ?? join(flags.out, 'journal.jsonl')
  makeJournalFolder(file)
  return openJournal(file, {
    session: {
      started: new Date(clock.now()).toISOString(),
      services: specs.map((spec) => ({
        service: spec.service,
        target: targets.get(spec.service) ?? '',
        spec: { file: spec.file, hash: spec.hash },
      })),
    },
  })
}

function makeJournalFolder(file: string): void {
  try {
    makeFolder(dirname(file))
  } catch (error) {
    throw new UsageError(
      `the folder of the journal ${file} cannot be made: ${whyUnwritable(error)}; name another by --out or --journal`,
    )
  }
}

/** Flags are in seconds and bytes. */
function limitsFrom({ timeout, headTimeout, maxBody, maxHead }: RunFlags): Partial<Limits> {
  return {
    ...(timeout === undefined ? {} : { total: timeout * 1000 }),
    ...(headTimeout === undefined ? {} : { head: headTimeout * 1000 }),
    ...(maxBody === undefined ? {} : { bodySize: maxBody }),
    ...(maxHead === undefined ? {} : { headSize: maxHead }),
  }
}
