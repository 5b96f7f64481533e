/** What this run has made and not yet deleted, and what it may have made. Each change is in the journal and the ledger. */
import type { Live } from '../calls/references.ts'
import type { Session } from '../calls/session.ts'

export type Holdings = {
  readonly alive: Map<string, Live>
  /** Creates without a readable answer. */
  readonly doubtful: Map<string, Live>
  /** It cannot be deleted for now, and keeps its place among the live; nobody may wait for that place in vain. */
  strand(key: string): void
  /** It is gone. */
  forget(live: Live): Promise<void>
}

/** Empty holdings of one session. */
export function openHoldings({ setup, ledger }: Session): Holdings {
  const alive = new Map<string, Live>()
  const stranded = new Set<string>()
  return {
    alive,
    doubtful: new Map(),
    strand(key) {
      if (!stranded.has(key)) ledger.strand()
      stranded.add(key)
    },
    async forget(live) {
      if (!alive.delete(live.key)) return
      if (stranded.delete(live.key)) ledger.unstrand()
      ledger.gone()
      await setup.journal.deleted(live.key)
    },
  }
}
