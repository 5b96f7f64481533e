/** Judges services and writes what came of it. */
import { run } from '../../engine/run.ts'
import type { RunEvent } from '../../model/event.ts'
import type { Spec } from '../../model/spec.ts'
import { gateOf } from '../../reports/gate/gate.ts'
import { startClock } from '../../targets/clock.ts'
import { keepHeapLean } from '../lean-heap.ts'
import { exits } from '../exits.ts'
import type { RunFlags } from '../flags/run.ts'
import { contextOf } from '../gating.ts'
import { interruption } from '../interruption.ts'
import { openJobs } from '../jobs.ts'
import { checkFormats, reportsFor, writeReports } from '../output.ts'
import { readSettings, readTargets } from '../settings.ts'
import { readSpecs } from '../specs.ts'
import { version } from '../version.ts'
import { needsPermission } from '../writes.ts'

/** Runs the main job; returns the exit code. */
export async function runCommand(files: readonly string[], flags: RunFlags): Promise<number> {
  keepHeapLean()
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  const targets = readTargets(flags.target ?? [], specs)
  const settings = readSettings(flags.set ?? [], specs)
  await checkFormats(flags.format ?? [])
  const gating = await contextOf(
    flags,
    specs.map((spec) => spec.service),
  )
  if (gating === undefined) return exits.usage
  const clock = startClock()
  const reports = reportsFor(flags, gating, () => clock.elapsed())
  const seed = flags.seed ?? clock.now() % 1_000_000
  const { signal, release } = interruption()
  const emit = (event: RunEvent): void => reports.listen(event)
  const opened = await openJobs(specs, { flags, seed, settings, targets, clock, signal, emit })
  // A service of which nothing is selected is not even called; a shard keeps it, to be merged.
  const jobs = opened.jobs.filter(({ plan }) => plan.clauses.length > 0 || flags.shard !== undefined)
  try {
    const refusal = needsPermission(jobs, flags.allowWrites === true)
    if (refusal !== undefined) {
      process.stderr.write(refusal)
      return exits.usage
    }
    const result = await run(jobs, {
      version,
      seed,
      examples: flags.examples,
      now: () => clock.now(),
      emit,
      signal,
      ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    })
    const gate = gateOf(result, gating.for(result))
    const isWritten = await writeReports(result, flags, gating.for(result))
    noteLeftInMock(opened.stored, specs)
    return reports.close() && isWritten ? gate.exit : exits.usage
  } finally {
    release()
    await opened.close()
  }
}

/** The embedded mock must be empty again: what is left there would be left in an account too. */
function noteLeftInMock(stored: () => number, specs: readonly Spec[]): void {
  if (stored() > 0)
    process.stderr.write(
      `warning: ${stored()} resources are left in the embedded mock of ${specs.map((spec) => spec.service).join(', ')}\n`,
    )
}
