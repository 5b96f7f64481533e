/** For tests: the embedded mock of a spec, and a setup to call it with, over real HTTP. */
import { readSpec } from '../model/spec-file.ts'
import type { Spec } from '../model/spec.ts'
import { startMock, type Mock, type MockOptions } from '../mock/server.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocolNamed, protocols } from '../protocols/index.ts'
import { startClock } from '../targets/clock.ts'
import { jobFor, type JobOptions } from './job.ts'
import type { Journal } from './journal/journal.ts'
import type { Run, ServiceRun } from '../model/run.ts'
import { run, type Job } from './run.ts'

export type Served = {
  readonly spec: Spec
  readonly mock: Mock
  readonly url: string
  /** Names of all resources that the mock holds, in the order in which they were made. */
  names(): readonly string[]
  job(options?: Partial<JobOptions>, journal?: Journal): Job
  /** Judges the mock by one whole run. */
  run(options?: Partial<JobOptions>): Promise<{ readonly result: Run; readonly service: ServiceRun }>
  close(): Promise<void>
}

/** Reads a spec; writes show at once, and absence is concluded soon. */
export async function specAt(file: string): Promise<Spec> {
  const { spec, problems } = await readSpec(file)
  if (spec === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
  return spec.resource === undefined ? spec : { ...spec, resource: { ...spec.resource, visibleWithinSeconds: 0.15 } }
}

export async function serve(spec: Spec, options: Partial<MockOptions> = {}): Promise<Served> {
  const keyring = mockKeyring()
  const mock = await startMock([spec], { keyring, protocols, ...options })
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new Error(`no protocol ${spec.protocol}`)
  const clock = startClock()
  const unbounded = Number.MAX_SAFE_INTEGER
  const open: Job[] = []
  const url = mock.url(spec.service)
  const makeJob: Served['job'] = (given = {}, journal) => {
    const job = jobFor(
      {
        spec,
        protocol,
        url,
        isMock: true,
        keyring,
        clock,
        emit: () => undefined,
        signal: new AbortController().signal,
        ...(journal === undefined ? {} : { journal }),
      },
      {
        seed: 1,
        examples: 0,
        only: [],
        calls: unbounded,
        creates: unbounded,
        live: 8,
        concurrency: 8,
        settings: {},
        ...given,
      },
    )
    open.push(job)
    return job
  }

  return {
    spec,
    mock,
    url,
    names: () => mock.stores[spec.service]?.live().map((one) => JSON.stringify(one.input)) ?? [],
    job: makeJob,
    async run(given = {}) {
      const { seed, examples } = { seed: 1, examples: 0, ...given }
      const { signal } = new AbortController()
      const result = await run([makeJob(given)], {
        version: '0.0.0',
        seed,
        examples,
        now: () => 0,
        emit: () => undefined,
        signal,
      })
      const [service] = result.services
      if (service === undefined) throw new Error('a run without a service')
      return { result, service }
    },
    async close() {
      await Promise.all(open.map((job) => job.setup.target.close()))
      await mock.close()
    },
  }
}
