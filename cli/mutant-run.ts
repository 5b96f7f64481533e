/** One run of the suite against one mutant, over real HTTP, in this process. */
import { run } from '../engine/run.ts'
import type { ClauseId } from '../model/clause.ts'
import { clausesOf } from '../model/clauses/derive.ts'
import type { ServiceRun } from '../model/run.ts'
import type { Spec } from '../model/spec.ts'
import type { MutantResult } from '../model/teeth.ts'
import type { Mutant } from '../mock/mutants/mutant.ts'
import { startMock } from '../mock/server.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocols } from '../protocols/index.ts'
import type { Protocol } from '../protocols/protocol.ts'
import { startClock } from '../targets/clock.ts'
import { jobFor } from '../engine/job.ts'
import { version } from './version.ts'

/** Small enough to be filled in every run, on both sides. */
const smallQuota = 8
/** Writes show at once in the mock, so that absence can be concluded soon. */
const shortWindowSeconds = 0.15

/** Whatever a mutant does, its run ends; and it is judged alike by all that judge it. */
export const mutantLimits = {
  milliseconds: 180_000,
  job: {
    // One more than the quota, should it not be enforced.
    live: smallQuota + 1,
    concurrency: 8,
    windowSeconds: shortWindowSeconds,
    limits: { total: 3000, head: 2000 },
  },
}

/** The spec with a quota that a run can fill, where it has one. */
export function boundedQuota(spec: Spec): Spec {
  if (spec.limits.quota === undefined) return spec
  return { ...spec, limits: { ...spec.limits, quota: { ...spec.limits.quota, resources: smallQuota } } }
}

/** Runs the suite against the mutant; without one, against the conforming mock. */
export async function runAgainst(
  spec: Spec,
  protocol: Protocol,
  mutant: Mutant | undefined,
  options: { readonly examples: number; readonly seed: number; readonly only?: readonly string[] },
): Promise<ServiceRun> {
  const bounded = boundedQuota(spec)
  const keyring = mockKeyring()
  const mock = await startMock([bounded], { keyring, protocols, ...(mutant === undefined ? {} : { mutant }) })
  const clock = startClock()
  const signal = AbortSignal.timeout(mutantLimits.milliseconds)
  const emit = (): void => undefined
  const unbounded = Number.MAX_SAFE_INTEGER
  const job = jobFor(
    { spec: bounded, protocol, url: mock.url(spec.service), isMock: true, keyring, clock, emit, signal },
    {
      seed: options.seed,
      examples: options.examples,
      only: options.only ?? [],
      calls: unbounded,
      creates: unbounded,
      settings: {},
      ...mutantLimits.job,
    },
  )
  try {
    const { services } = await run([job], {
      version,
      seed: options.seed,
      examples: options.examples,
      now: () => clock.now(),
      emit,
      signal,
    })
    const [service] = services
    if (service === undefined) throw new Error('a run without a service')
    return service
  } finally {
    await job.setup.target.close()
    await mock.close()
  }
}

/** Runs the suite against a mutant and tells whether it was killed, and who was blamed. */
export async function runMutant(
  spec: Spec,
  protocol: Protocol,
  mutant: Mutant,
  options: { readonly examples: number; readonly seed: number; readonly near?: boolean },
): Promise<MutantResult> {
  const only = options.near === true ? [near(spec, protocol, mutant.clause)] : []
  const service = await runAgainst(spec, protocol, mutant, { ...options, only })
  const blamed: readonly ClauseId[] = service.clauses
    .filter((clause) => clause.verdict.kind === 'fail')
    .map((clause) => clause.id)
  // In the order in which a report shows them, whatever the mutant is meant to break.
  const [first] = blamed
  return {
    name: mutant.name,
    clause: mutant.clause,
    breaks: mutant.breaks,
    depth: mutant.depth,
    outcome: blamed.length > 0 ? 'killed' : 'survived',
    blamed,
    ...(first === undefined ? {} : { blamedFirst: first }),
    failed: blamed.length,
    calls: service.cost.calls,
    creates: service.cost.creates,
  }
}

/** A glob for the clauses about the same parameter, or for the clause alone. */
function near(spec: Spec, protocol: Protocol, id: ClauseId): string {
  const clause = clausesOf(spec, protocol).find((one) => one.id === id)
  return clause?.parameter === undefined ? id : `${spec.service}/${clause.operation}/${clause.parameter}.*`
}
