/** What a gate is told beside the run: levels, waivers, an earlier run. */
import { readRun } from '../model/run-file.ts'
import type { Problem } from '../model/problem.ts'
import type { Run } from '../model/run.ts'
import { FAIL_ON, type FailOn } from '../reports/gate/gate.ts'
import type { ReportContext } from '../reports/format.ts'
import { diffRuns } from '../reports/drift/diff.ts'
import { readWaivers } from '../reports/waivers/file.ts'
import { reviewWaivers } from '../reports/waivers/review.ts'
import { list } from '../reports/text/phrases.ts'
import { startClock } from '../targets/clock.ts'
import { UsageError } from './errors.ts'
import { printProblems } from './specs.ts'

export type GatingFlags = { readonly failOn?: readonly string[]; readonly waivers?: string; readonly baseline?: string }

export type GatedContext = Pick<ReportContext, 'waivers' | 'drift'> & { readonly failOn: readonly FailOn[] }

/** What the files mean for a run; asked again for the same run, it gives the same. */
export type Gating = { readonly failOn: readonly FailOn[]; for(run: Run): GatedContext }

/**
 * Reads the files that the flags name. Undefined when one cannot be used: then its problems have been printed.
 *
 * @param services those that are or will be judged; a baseline of none of them is no baseline
 */
export async function contextOf(flags: GatingFlags, services: readonly string[]): Promise<Gating | undefined> {
  const failOn = readFailOn(flags.failOn ?? [])
  const baseline = flags.baseline === undefined ? undefined : await readRun(flags.baseline)
  const waivers = flags.waivers === undefined ? undefined : await readWaivers(flags.waivers)
  const problems = [
    ...(baseline?.problems ?? []),
    ...(baseline?.run === undefined ? [] : strangeness(baseline.run, services, flags.baseline ?? '')),
    ...(waivers?.problems ?? []),
  ]
  if (problems.length > 0) {
    printProblems(problems)
    return undefined
  }
  const now = startClock().now()
  const made = new Map<Run, GatedContext>()
  const make = (run: Run): GatedContext => ({
    failOn,
    ...(waivers?.waivers === undefined ? {} : { waivers: reviewWaivers(run, waivers.waivers, now) }),
    ...(baseline?.run === undefined ? {} : driftSince(baseline.run, run)),
  })
  return {
    failOn,
    for(run) {
      const context = made.get(run) ?? make(run)
      made.set(run, context)
      return context
    },
  }
}

function strangeness(baseline: Run, services: readonly string[], file: string): readonly Problem[] {
  const known = baseline.services.map(({ service }) => service)
  if (services.length === 0 || known.some((service) => services.includes(service))) return []
  return [
    {
      code: 'drift/nothing-in-common',
      at: { file, line: 1, column: 1 },
      message: `the baseline is of ${list(known) || 'no service'}, and this run of ${list(services)}`,
      hint: 'take as the baseline a run of the same spec',
    },
  ]
}

/** A baseline of something else is told and left aside; where drift is to gate, the gate says that it could not tell. */
function driftSince(baseline: Run, run: Run): Pick<ReportContext, 'drift'> {
  const { drift, problems } = diffRuns(baseline, run)
  if (drift !== undefined) return { drift }
  printProblems(problems)
  return {}
}

function readFailOn(given: readonly string[]): readonly FailOn[] {
  return given.length === 0
    ? ['must']
    : given.map((word) => {
        const known = FAIL_ON.find((level) => level === word)
        if (known === undefined) throw new UsageError(`--fail-on takes ${FAIL_ON.join(', ')}, not \`${word}\``)
        return known
      })
}
