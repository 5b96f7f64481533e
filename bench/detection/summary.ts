/** What the trials come to: how many mutants were killed by so many calls, and what a kill cost. */
import { median } from '../workload.ts'
import type { Spent } from './trial.ts'
import type { Found } from './task.ts'

export type Row = {
  readonly strategy: string
  /** For each checkpoint, the mutants killed by then: the mean over the seeds. */
  readonly killed: readonly number[]
  /** Calls until a kill, the middle of all kills; undefined without any. */
  readonly medianCalls: number | undefined
  /** All calls, also those at mutants that survived, for each kill. */
  readonly callsPerKill: number | undefined
  readonly createsPerKill: number | undefined
}

export type Summary = { readonly mutants: number; readonly rows: readonly Row[] }

/** Sums the trials up, one row for each strategy in the order given. A kill ends a trial, so that nothing later counts. */
export function summaryOf(
  found: readonly Found[],
  strategies: readonly string[],
  checkpoints: readonly number[],
): Summary {
  const seeds = new Set(found.map(({ seed }) => seed)).size
  const most = Math.max(...checkpoints)
  return {
    mutants: new Set(found.map(({ mutant }) => mutant)).size,
    rows: strategies.map((strategy): Row => {
      const trials = found.filter((trial) => trial.strategy === strategy)
      const kills = trials.flatMap(({ kill }) => (kill === undefined || kill.calls > most ? [] : [kill]))
      const perKill = (what: keyof Spent): number | undefined =>
        kills.length === 0
          ? undefined
          : trials.reduce((sum, { kill, spent }) => sum + (kill ?? spent)[what], 0) / kills.length
      return {
        strategy,
        killed: checkpoints.map((calls) => kills.filter((kill) => kill.calls <= calls).length / seeds),
        medianCalls: kills.length === 0 ? undefined : median(kills.map(({ calls }) => calls)),
        callsPerKill: perKill('calls'),
        createsPerKill: perKill('creates'),
      }
    }),
  }
}
