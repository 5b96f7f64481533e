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
  /** Counts an intended create, or throws `BudgetSpent`. Waits while the most allowed are alive. */
  reserve(signal?: AbortSignal): Promise<void>
  /** A reserved create came to nothing, or a resource is gone. */
  release(): void
  /** A resource is alive that nobody reserved: a request that had to be refused was accepted. */
  surprise(): void
  /** A live resource cannot be removed for now: its place is lost until `unstrand`. */
  strand(): void
  unstrand(): void
  created(): void
  billed(): void
  throttled(): void
  retried(): void
  /** The target said that its quota is full: allows one resource fewer at a time. */
  shrinkLive(): void
  readonly spent: Omit<Cost, 'planned' | 'seconds'>
}

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
  let most = allowance.live
  let stranded = 0
  let waiting: (() => void)[] = []

  const note = (): void => {
    live += 1
    spent.mostLive = Math.max(spent.mostLive, live)
  }
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const proceed of woken) proceed()
  }
  return {
    spent,
    call(purpose) {
      if (purpose !== 'clean-up' && spent.calls + live >= allowance.calls)
        throw new BudgetSpent('the budget of calls is spent')
      spent.calls += 1
      spent.spent[purpose] = (spent.spent[purpose] ?? 0) + 1
    },
    async reserve(signal) {
      while (live >= most) {
        if (stranded >= most) throw new BudgetSpent('resources that cannot be deleted take up all that may be alive')
        await new Promise<void>((resolve) => waiting.push(resolve))
        signal?.throwIfAborted()
      }
      if (spent.creates >= allowance.creates) throw new BudgetSpent('the budget of creates is spent')
      note()
    },
    release() {
      live = Math.max(0, live - 1)
      wake()
    },
    surprise: note,
    strand() {
      stranded += 1
      wake()
    },
    unstrand: () => void (stranded -= 1),
    created: () => void (spent.creates += 1),
    billed: () => void (spent.billable += 1),
    throttled: () => void (spent.throttled += 1),
    retried: () => void (spent.retried += 1),
    shrinkLive: () => void (most = Math.max(1, Math.min(most, live))),
  }
}
