/** Judges one service for its suite: against the embedded mock, or against the target that was asked for. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { jobFor } from '../engine/job.ts'
import { openJournal, type Journal } from '../engine/journal/journal.ts'
import { run } from '../engine/run.ts'
import { startMock } from '../mock/server.ts'
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

/** Runs all clauses of the spec. What a real target holds for us is journalled into the folder. */
export async function judgeService(
  spec: Spec,
  { target, settings, seed, examples }: Wishes,
  folder: string,
): Promise<{ readonly run: Run; readonly service: ServiceRun }> {
  const schemes = spec.authentication.map(({ scheme }) => scheme)
  const keyring = target === undefined ? mockKeyring() : keyringFromEnvironment(process.env, schemes)
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
      logins: target === undefined ? [] : loginsFromEnvironment(process.env, schemes),
      clock,
      emit,
      signal,
      ...(journal === undefined ? {} : { journal }),
    },
    {
      seed,
      examples,
      only: [],
      calls: Number.MAX_SAFE_INTEGER,
      creates: Number.MAX_SAFE_INTEGER,
      live: mostLive,
      concurrency,
      settings,
    },
  )
  try {
    const whole = await run([job], { version: manifest.version, seed, examples, now: () => clock.now(), emit, signal })
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
