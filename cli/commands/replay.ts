/** Sends a stored failure again: 1 when it still fails, 0 when it no longer does, 3 when that cannot be told. */
import { dirname, join } from 'node:path'
import { openJournal, type Journal } from '../../engine/journal/journal.ts'
import { replay, type Replayed } from '../../engine/replay.ts'
import { readRun } from '../../model/run-file.ts'
import type { Run } from '../../model/run.ts'
import type { Spec } from '../../model/spec.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { protocols } from '../../protocols/index.ts'
import { isLoopback } from '../../targets/address.ts'
import { startClock, type Clock } from '../../targets/clock.ts'
import { jobOn, missingCredentials } from '../credentials.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import type { ReplayFlags } from '../flags/replay.ts'
import { failureOf, type Failure } from '../replay/failure.ts'
import { replayLines } from '../replay/lines.ts'
import { readSettings, readTargets } from '../settings.ts'
import { printProblems, readSpecs, rememberedSpec } from '../specs.ts'

/** How often what failed always, and what failed now and then, is tried before it is taken to hold. */
const tries = { steady: 3, intermittent: 20 } as const

export async function replayCommand(file: string, id: string, flags: ReplayFlags): Promise<number> {
  const { run, problems } = await readRun(file)
  if (run === undefined) {
    printProblems(problems)
    return exits.usage
  }
  const failure = failureOf(run, id)
  const [spec] = (await readSpecs([flags.spec ?? rememberedSpec(failure.service.spec.file)])) ?? []
  if (spec === undefined) return exits.usage
  if (spec.service !== failure.service.service)
    throw new UsageError(`${spec.file} describes \`${spec.service}\`, not \`${failure.service.service}\``)
  if (spec.hash !== failure.service.spec.hash) process.stderr.write(`warning: ${spec.file} has changed since the run\n`)
  const replayed = await replayOn(spec, run, failure, { file, flags })
  if (replayed === undefined) return exits.usage
  process.stdout.write(`${replayLines(failure, replayed).join('\n')}\n`)
  return exitOf(replayed)
}

type Given = { readonly file: string; readonly flags: ReplayFlags }

/** Undefined when it may not be sent: why has been printed. */
async function replayOn(spec: Spec, run: Run, failure: Failure, { file, flags }: Given): Promise<Replayed | undefined> {
  const clock = startClock()
  const settings = readSettings(flags.set ?? [], [spec])
  if (flags.target === undefined && failure.service.target.mock) return onMock(spec, run, failure, { clock, settings })
  const url = readTargets([flags.target ?? failure.service.target.url], [spec]).get(spec.service) ?? ''
  if (!isLoopback(url) && flags.allowWrites !== true) {
    process.stderr.write(
      `error: this may create and delete resources on ${url}, which is not loopback\nhint: add --allow-writes\n`,
    )
    return undefined
  }
  const missing = missingCredentials(spec)
  if (missing !== undefined) return { outcome: { kind: 'unclear', because: missing }, times: 0, of: 0, leftovers: [] }
  const journal = await openJournal(join(dirname(file), 'journal.jsonl'), {
    session: {
      started: new Date(clock.now()).toISOString(),
      services: [{ service: spec.service, target: url, spec: { file: spec.file, hash: spec.hash } }],
    },
  })
  try {
    // What the run was told is not in run.json, but stands in its journal.
    const known = journal.before.entries.findLast((entry) => entry.service === spec.service)?.settings ?? {}
    return await send({ spec, url, isMock: false, clock, journal }, run, failure, { ...known, ...settings })
  } finally {
    await journal.close()
  }
}

type Place = {
  readonly spec: Spec
  readonly url: string
  readonly isMock: boolean
  readonly clock: Clock
  readonly journal?: Journal
}

async function onMock(
  spec: Spec,
  run: Run,
  failure: Failure,
  { clock, settings }: { readonly clock: Clock; readonly settings: Readonly<Record<string, string>> },
): Promise<Replayed> {
  const { startMock } = await import('../../mock/server.ts')
  const mock = await startMock([spec], { keyring: mockKeyring(), protocols, settings: { [spec.service]: settings } })
  try {
    return await send({ spec, url: mock.url(spec.service), isMock: true, clock }, run, failure, settings)
  } finally {
    await mock.close()
  }
}

async function send(
  place: Place,
  run: Run,
  { clause, verdict }: Failure,
  settings: Readonly<Record<string, string>>,
): Promise<Replayed> {
  const only = clause.kind === 'state' ? [`*/${clause.operation}/*`] : [clause.id]
  const job = jobOn(
    { ...place, ...(place.isMock ? { keyring: mockKeyring() } : {}) },
    { settings, seed: run.seed, only },
  )
  const planned = job.plan.judged.find(({ id }) => id === clause.id)
  const most = verdict.broken.times < verdict.broken.of ? tries.intermittent : tries.steady
  try {
    if (planned === undefined)
      return {
        outcome: { kind: 'unclear', because: 'the spec no longer makes this promise' },
        times: 0,
        of: 0,
        leftovers: [],
      }
    return await replay(job.plan, job.setup, planned, verdict.example, most)
  } finally {
    await job.setup.target.close()
  }
}

function exitOf({ outcome, leftovers }: Replayed): number {
  if (outcome.kind === 'still-fails') return exits.broken
  return outcome.kind === 'holds' && leftovers.length === 0 ? exits.conforms : exits.unclear
}
