/**
 * Counts what a run costs, and says no: calls, creates and live resources have hard limits.
 *
 * Clean-up is never refused: what was made must go, whatever the budget says. Room for one delete per live
 * resource is therefore kept back from everything else.
 */
import type { Cost } from '../../model/run.ts'

export type Allowance = { readonly calls: number; readonly creates: number; readonly live: number }

export type Purpose = 'preflight' | 'judge' | 'state' | 'probe' | 'confirm' | 'read-back' | 'clean-up'

/** Thrown when a call or a create no longer fits; whoever planned it reports `untested`. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent' as const
}

export type Ledger = {
  /** Counts a call, or throws `BudgetSpent`. */
  call(purpose: Purpose): void
  /**
   * Keeps places for creates that are about to be sent, also for those that must be refused: the target may accept them.
   * Waits while others hold the places, and throws `BudgetSpent` when nobody is left who could give one back.
   */
  reserve(signal?: AbortSignal, places?: number): Promise<void>
  /** A kept place came to nothing: the create was refused. */
  cancel(): void
  /** A kept place is taken: a resource is alive. */
  created(): void
  /** A live resource is gone. */
  gone(): void
  /** A live resource cannot be removed for now: its place is lost until `unstrand`. */
  strand(): void
  unstrand(): void
  /** Runs one of several pieces of work at once, which may wait for each other's places. */
  beside<T>(work: () => Promise<T>): Promise<T>
  billed(): void
  throttled(): void
  retried(): void
  /**
   * A create was refused because the target is full: fewer places from now on. False when too few others are alive or on
   * their way for that to help.
   */
  shrink(): boolean
  /** How many places could be had at once, now. */
  readonly room: number
  readonly spent: Omit<Cost, 'planned' | 'seconds'>
}

/** A shared resource and one to try things on: with less, nothing can be judged. */
const fewest = 2

/** A ledger for one service in one run. */
export function openLedger(allowance: Allowance): Ledger {
  const byPurpose: Record<string, number> = {}
  const spent = {
    calls: 0,
    creates: 0,
    billable: 0,
    mostLive: 0,
    throttled: 0,
    retried: 0,
    spent: byPurpose,
  }
  let live = 0
  /** Places that are kept for creates on their way. */
  let kept = 0
  let most = allowance.live
  let stranded = 0
  let working = 0
  let waiting: (() => void)[] = []

  const room = (): number => Math.min(most - live - kept, allowance.creates - spent.creates - kept)
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const proceed of woken) proceed()
  }
  return {
    spent,
    get room() {
      return Math.max(0, room())
    },
    call(purpose) {
      if (purpose !== 'clean-up' && spent.calls + live + kept >= allowance.calls)
        throw new BudgetSpent('the budget of calls is spent')
      spent.calls += 1
      spent.spent[purpose] = (spent.spent[purpose] ?? 0) + 1
    },
    async reserve(signal, places = 1) {
      while (room() < places) {
        if (spent.creates + places > allowance.creates) throw new BudgetSpent('the budget of creates is spent')
        if (stranded >= most) throw new BudgetSpent('resources that cannot be deleted take up all that may be alive')
        if (waiting.length + 1 >= working) throw new BudgetSpent('as many resources are alive as may be at once')
        await new Promise<void>((resolve) => waiting.push(resolve))
        if (signal?.aborted === true) throw new BudgetSpent('the run was interrupted')
      }
      kept += places
    },
    cancel() {
      kept -= 1
      wake()
    },
    created() {
      kept -= 1
      live += 1
      spent.creates += 1
      spent.mostLive = Math.max(spent.mostLive, live)
      wake()
    },
    gone() {
      live = Math.max(0, live - 1)
      wake()
    },
    strand() {
      stranded += 1
      wake()
    },
    unstrand: () => void (stranded -= 1),
    async beside(work) {
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
        wake()
      }
    },
    billed: () => void (spent.billable += 1),
    throttled: () => void (spent.throttled += 1),
    retried: () => void (spent.retried += 1),
    shrink() {
      const others = live + kept
      if (others < fewest) return false
      most = Math.min(most, others)
      return true
    },
  }
}
