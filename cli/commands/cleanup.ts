/** Deletes what an interrupted run has left behind: what its journal names, and nothing else. */
import { stat } from 'node:fs/promises'
import { batchesOf, cleanUp, type Batch, type Cleaned } from '../../engine/journal/cleanup.ts'
import { openJournal, readJournal, type Journal, type JournalContent } from '../../engine/journal/journal.ts'
import type { Spec } from '../../model/spec.ts'
import { isLoopback } from '../../targets/address.ts'
import { startClock, type Clock } from '../../targets/clock.ts'
import { batchLines, cleanedLines } from '../cleanup/lines.ts'
import { jobOn, missingCredentials } from '../credentials.ts'
import { exits } from '../exits.ts'
import type { CleanupFlags } from '../flags/cleanup.ts'
import { printProblems } from '../specs.ts'
import { specsOf } from '../cleanup/specs.ts'

/** Exit 0 when nothing is left, 3 when something could not be deleted or told. */
export async function cleanupCommand(file: string, flags: CleanupFlags): Promise<number> {
  const content = await readJournal(file)
  if (content.problems.length > 0) printProblems(content.problems)
  if (!content.usable) return exits.usage
  const batches = batchesOf(content)
  if (batches.length === 0)
    return say(['Nothing is left over: the journal names nothing that may be alive.'], exits.conforms)
  if (flags.dryRun === true) return say(batches.flatMap(batchLines), exits.conforms)
  const specs = await specsOf(batches, content.sessions, flags.spec ?? [])
  if (specs === undefined) return exits.usage
  const remote = batches.filter(({ target }) => !isLoopback(target))
  if (remote.length > 0 && flags.allowWrites !== true) {
    process.stderr.write(
      `error: this would delete on a target that is not loopback\n${remote.flatMap(batchLines).join('\n')}\nhint: look with --dry-run, then add --allow-writes\n`,
    )
    return exits.usage
  }
  return cleanAll(file, content, batches, specs)
}

async function cleanAll(
  file: string,
  content: JournalContent,
  batches: readonly Batch[],
  specs: ReadonlyMap<string, Spec>,
): Promise<number> {
  const clock = startClock()
  const { mtimeMs } = await stat(file)
  const journal = await openJournal(file, { session: sessionOf(content, clock), damaged: 'accept' })
  let isClean = true
  try {
    // Last made, first deleted, over all batches.
    for (const batch of batches.toReversed()) {
      const spec = specs.get(batch.service)
      if (spec === undefined) continue
      const cleaned = await cleanOne(journal, spec, batch, { clock, since: clock.now() - mtimeMs })
      say(cleanedLines(batch, cleaned, file), 0)
      isClean &&= cleaned.leftovers.length === 0
    }
  } finally {
    await journal.close()
  }
  return isClean ? exits.conforms : exits.unclear
}

async function cleanOne(
  journal: Journal,
  spec: Spec,
  batch: Batch,
  { clock, since }: { readonly clock: Clock; readonly since: number },
): Promise<Cleaned> {
  const missing = missingCredentials(spec)
  if (missing !== undefined)
    return {
      deleted: 0,
      neverMade: 0,
      leftovers: batch.entries.map(({ name }) => ({ resource: name, because: missing })),
    }
  const window = Math.max(0, (spec.resource?.visibleWithinSeconds ?? 0) - since / 1000)
  const { setup } = jobOn(
    { spec, url: batch.target, isMock: false, clock, journal },
    { settings: batch.settings, windowSeconds: window },
  )
  try {
    return await cleanUp(setup, batch)
  } finally {
    await setup.target.close()
  }
}

/** The clean-up stands in the journal as one more session, on the same targets. */
function sessionOf({ sessions }: JournalContent, clock: Clock): Parameters<typeof openJournal>[1]['session'] {
  return { started: new Date(clock.now()).toISOString(), services: sessions.at(-1)?.services ?? [] }
}

function say(lines: readonly string[], exit: number): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return exit
}
