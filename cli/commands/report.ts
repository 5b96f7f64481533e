/** Writes reports of a run again, as the run itself would have done. */
import { join } from 'node:path'
import { readRun } from '../../model/run-file.ts'
import type { Run } from '../../model/run.ts'
import { readTeeth } from '../../model/teeth-file.ts'
import { finalReport } from '../../reports/console/report.ts'
import type { ReportContext } from '../../reports/format.ts'
import { gateOf } from '../../reports/gate/gate.ts'
import { exits } from '../exits.ts'
import type { ReportFlags } from '../flags/report.ts'
import { contextOf, type GatedContext } from '../gating.ts'
import { hasColour, writeFormats } from '../output.ts'
import { printProblems } from '../specs.ts'

/** Without --fail-on the exit code tells only whether everything was written. */
export async function reportCommand(file: string, flags: ReportFlags): Promise<number> {
  const reading = await readRun(file)
  const teeth = flags.teeth === undefined ? undefined : await readTeeth(flags.teeth)
  const problems = [...reading.problems, ...(teeth?.problems ?? [])]
  if (problems.length > 0) printProblems(problems)
  const { run } = reading
  const gating = await contextOf(flags, run?.services.map((service) => service.service) ?? [])
  if (run === undefined || problems.length > 0 || gating === undefined) return exits.usage
  const known = gating.for(run)
  const context: ReportContext = {
    ...known,
    runFile: file,
    ...(teeth?.teeth === undefined ? {} : { teeth: teeth.teeth }),
  }
  const asked = [...new Set(flags.format ?? ['html'])]
  if (asked.includes('console')) printConsole(run, known, file, flags.baseline)
  const names = asked.filter((name) => name !== 'console')
  const isWritten = names.length === 0 || (await writeFormats(run, names, flags.out, context))
  if (!isWritten) return exits.usage
  return flags.failOn === undefined ? exits.conforms : gateOf(run, known).exit
}

function printConsole(run: Run, context: GatedContext, runFile: string, baseline?: string): void {
  const lines = finalReport(run, {
    colour: hasColour(),
    width: process.stdout.columns ?? 100,
    failOn: context.failOn,
    context: () => context,
    runFile: join(runFile),
    ...(baseline === undefined ? {} : { baseline }),
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}
