/** Judges one service for its suite: against the embedded mock, or against the target that was asked for. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { jobFor, type JobOptions } from '../engine/job.ts'
import { openJournal, type Journal } from '../engine/journal/journal.ts'
import type { Shard } from '../engine/plan/shard.ts'
import { run } from '../engine/run.ts'
import { startMock } from '../mock/server.ts'
import type { Keyring } from '../model/credentials.ts'
import type { Run, ServiceRun } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import manifest from '../package.json' with { type: 'json' }
import { keyringFromEnvironment, mockKeyring } from '../protocols/environment.ts'
import { loginsFromEnvironment } from '../protocols/logins.ts'
import { protocolNamed, protocols } from '../protocols/index.ts'
import type { Protocol } from '../protocols/protocol.ts'
import { startClock } from '../targets/clock.ts'
import type { Wishes } from './environment.ts'

const mostLive = 4
const concurrency = 8

/** The protocol that a spec names. Throws when there is none of that name. */
export function protocolOf(spec: Spec): Protocol {
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new Error(`${spec.file}: there is no protocol \`${spec.protocol}\``)
  return protocol
}

/** Whose credentials there are: the mock's own, or those that the environment has for a target. */
export function keyringOf(spec: Spec, { target }: Wishes): Keyring {
  return target === undefined ? mockKeyring() : keyringFromEnvironment(process.env, schemesOf(spec))
}

/** What the wishes come to: no budget, as vitest runs a suite whole or not at all. */
export function optionsOf({ settings, seed, examples }: Wishes, shard: Shard | undefined): JobOptions {
  return {
    seed,
    examples,
    only: [],
    calls: Number.MAX_SAFE_INTEGER,
    creates: Number.MAX_SAFE_INTEGER,
    live: mostLive,
    concurrency,
    settings,
    ...(shard === undefined ? {} : { shard }),
  }
}

function schemesOf(spec: Spec): readonly string[] {
  return spec.authentication.map(({ scheme }) => scheme)
}

/** Runs all clauses of the spec, or a share of them. What a real target holds for us is journalled into the folder. */
export async function judgeService(
  spec: Spec,
  wishes: Wishes,
  folder: string,
  shard?: Shard,
): Promise<{ readonly run: Run; readonly service: ServiceRun }> {
  const { target, settings, seed, examples } = wishes
  const keyring = keyringOf(spec, wishes)
  const mock =
    target === undefined
      ? await startMock([spec], { keyring, protocols, settings: { [spec.service]: settings } })
      : undefined
  const url = target ?? mock?.url(spec.service) ?? ''
  const clock = startClock()
  const journal = target === undefined ? undefined : await journalOf(spec, url, folder, clock.now())
  const { signal } = new AbortController()
  const emit = (): void => undefined
  const job = jobFor(
    {
      spec,
      protocol: protocolOf(spec),
      url,
      isMock: target === undefined,
      keyring,
      logins: target === undefined ? [] : loginsFromEnvironment(process.env, schemesOf(spec)),
      clock,
      emit,
      signal,
      ...(journal === undefined ? {} : { journal }),
    },
    optionsOf(wishes, shard),
  )
  try {
    const part = shard === undefined ? {} : { shard }
    const about = { version: manifest.version, seed, examples, now: () => clock.now(), emit, signal, ...part }
    const whole = await run([job], about)
    const [service] = whole.services
    if (service === undefined) throw new Error('a run without a service')
    return { run: whole, service }
  } finally {
    await job.setup.target.close()
    await mock?.close()
    await journal?.close()
  }
}

async function journalOf(spec: Spec, target: string, folder: string, now: number): Promise<Journal> {
  await mkdir(folder, { recursive: true })
  return openJournal(join(folder, 'journal.jsonl'), {
    session: {
      started: new Date(now).toISOString(),
      services: [{ service: spec.service, target, spec: { file: spec.file, hash: spec.hash } }],
    },
  })
}
