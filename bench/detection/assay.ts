/** Assay as it is by default, and when it first suspects a clause. */
import { jobFor } from '../../engine/job.ts'
import { runService } from '../../engine/service-run.ts'
import { mutantLimits } from '../../cli/mutant-run.ts'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import type { ClauseId } from '../../model/clause.ts'
import { mockKeyring } from '../../protocols/environment.ts'
import { startClock } from '../../targets/clock.ts'
import type { Ground } from './ground.ts'
import { watch, type Trial, type Spent } from './trial.ts'

export type AssayOptions = {
  readonly seed: number
  readonly examples: number
  /** What the conforming mock is suspected of. */
  readonly alarms: ReadonlySet<ClauseId>
}

/** Judges the mock by one whole run, confirmation and clean-up included. One call at a time, save where a clause is about races. */
export async function tryAssay(
  ground: Ground,
  mutant: Mutant | undefined,
  { seed, examples, alarms }: AssayOptions,
): Promise<Trial & { readonly suspected: ReadonlySet<ClauseId> }> {
  const { spec, protocol } = ground
  const watched = await watch(ground, mutant)
  const suspected = new Set<ClauseId>()
  let kill: Spent | undefined
  let fail: Spent | undefined
  const unbounded = Number.MAX_SAFE_INTEGER
  const { plan, setup } = jobFor(
    {
      spec,
      protocol,
      url: watched.url,
      isMock: true,
      keyring: mockKeyring(),
      clock: startClock(),
      signal: AbortSignal.timeout(mutantLimits.milliseconds),
      emit(event) {
        if (event.kind === 'judged' && event.result.verdict.kind === 'fail') fail ??= watched.spent()
        if (event.kind !== 'suspected') return
        suspected.add(event.clause)
        if (!alarms.has(event.clause)) kill ??= watched.spent()
      },
    },
    { seed, examples, only: [], calls: unbounded, creates: unbounded, settings: {}, ...mutantLimits.job },
  )
  try {
    await runService(plan, { ...setup, concurrency: 1 })
  } finally {
    await setup.target.close()
    await watched.close()
  }
  return {
    suspected,
    spent: watched.spent(),
    ...(kill === undefined ? {} : { kill }),
    ...(fail === undefined ? {} : { fail }),
  }
}
