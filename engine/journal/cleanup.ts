/**
 * Deletes what a journal names as alive, or finds out whether it is: the end of a run that had none.
 *
 * It never compares lists: a resource that the journal does not name is somebody else's.
 */
import type { Leftover } from '../../model/run.ts'
import type { JournalContent, JournalEntry } from './journal.ts'
import { openLedger } from '../calls/ledger.ts'
import { openResources } from '../resources/resources.ts'
import { openSession } from '../calls/session.ts'
import type { Recorder, Setup } from '../setup.ts'

/** Entries of one service on one target with the same settings, in the order in which they were made. */
export type Batch = {
  readonly service: string
  readonly target: string
  readonly settings: Readonly<Record<string, string>>
  readonly entries: readonly JournalEntry[]
}

/** What a journal says may still be there, in batches that one setup can clean up. */
export function batchesOf(content: JournalContent): readonly Batch[] {
  const batches = new Map<string, Batch>()
  for (const entry of content.entries) {
    if (entry.state === 'gone') continue
    const { service, target, settings } = entry
    const key = JSON.stringify([
      service,
      target,
      Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ])
    batches.set(key, { service, target, settings, entries: [...(batches.get(key)?.entries ?? []), entry] })
  }
  return [...batches.values()]
}

export type Cleaned = {
  readonly deleted: number
  /** Looked for and not there: creates that never came through. */
  readonly neverMade: number
  readonly leftovers: readonly Leftover[]
}

/** Cleans one batch up; each step is in the journal before the next is taken, so that it can be broken off. */
export async function cleanUp(setup: Setup, batch: Batch): Promise<Cleaned> {
  const unbounded = Number.MAX_SAFE_INTEGER
  const counts = { deleted: 0, neverMade: 0 }
  const journal = counting(setup.journal, batch, counts)
  const session = openSession(
    { ...setup, journal },
    openLedger({ calls: unbounded, creates: unbounded, live: unbounded }),
  )
  const resources = openResources(session)
  for (const { id, name, input, state, resourceId } of batch.entries) {
    const known = resourceId ?? (setup.spec.resource?.id.from === 'input' ? name : '')
    resources.adopt({ key: String(id), id: known, name, input, since: 0 }, state === 'alive' ? 'alive' : 'doubtful')
  }
  const leftovers = await resources.removeAll()
  return { ...counts, leftovers }
}

/** What is marked as gone was deleted when it was known to be made, and was never made otherwise. */
function counting(journal: Recorder, { entries }: Batch, counts: { deleted: number; neverMade: number }): Recorder {
  const made = new Set(entries.filter(({ state }) => state === 'alive').map(({ id }) => String(id)))
  return {
    ...journal,
    async outcome(key, outcome) {
      if (outcome.kind === 'created') made.add(key)
      await journal.outcome(key, outcome)
    },
    async deleted(key) {
      counts[made.has(key) ? 'deleted' : 'neverMade'] += 1
      await journal.deleted(key)
    },
  }
}
