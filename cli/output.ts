/** Where a run is told: the console, the event log, run.json and the reports asked for. */
import { join } from 'node:path'
import type { RunEvent } from '../model/event.ts'
import type { Run } from '../model/run.ts'
import { writeFileSafely } from '../model/written-file.ts'
import { consoleReport } from '../reports/console/report.ts'
import { openEventFile } from '../reports/events/events.ts'
import type { Format, ReportContext } from '../reports/format.ts'
import { json } from '../reports/json.ts'
import type { RunFlags } from './flags/run.ts'
import { UsageError } from './errors.ts'
import type { Gating } from './gating.ts'
import { printProblems } from './specs.ts'

/** Colour where a person looks and has not said no (https://no-color.org). */
export function hasColour(): boolean {
  return process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === ''
}

export type Reports = {
  readonly listen: (event: RunEvent) => void
  /** False when a report could not be written, and why has been printed. */
  readonly close: () => boolean
}

/** The listeners of a run; `gating` is what the console weighs its verdict by. */
export function reportsFor(flags: RunFlags, gating: Gating, elapsed: () => number): Reports {
  const onConsole = consoleReport({
    colour: hasColour(),
    width: process.stdout.columns ?? 100,
    tty: process.stdout.isTTY,
    write: (text) => void process.stdout.write(text),
    runFile: join(flags.out, 'run.json'),
    failOn: gating.failOn,
    context: (run) => gating.for(run),
    elapsed,
    ...(flags.baseline === undefined ? {} : { baseline: flags.baseline }),
  })
  const events = (flags.format ?? []).includes('events') ? openEventFile(join(flags.out, 'events.ndjson')) : undefined
  if (events !== undefined && 'problem' in events) throw new UsageError(events.problem.message)
  return {
    listen(event) {
      onConsole(event)
      events?.listen(event)
    },
    close() {
      const problem = events?.close()
      if (problem !== undefined) printProblems([problem])
      return problem === undefined
    },
  }
}

/** Writes run.json and the reports asked for; false when one could not be written, and why has been printed. */
export async function writeReports(
  run: Run,
  flags: { readonly out: string; readonly format?: readonly string[] },
  context: ReportContext,
): Promise<boolean> {
  const wanted = ['json', ...(flags.format ?? []).filter((name) => name !== 'events')]
  return writeFormats(run, [...new Set(wanted)], flags.out, { ...context, runFile: join(flags.out, 'run.json') })
}

/** Throws a UsageError for a name that is no format: before a run, not after it. */
export async function checkFormats(names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const { formats } = await import('../reports/index.ts')
  for (const name of names) if (name !== 'events') formatNamed(name, formats)
}

/** Writes the named formats into a folder. */
export async function writeFormats(
  run: Run,
  names: readonly string[],
  out: string,
  context: ReportContext,
): Promise<boolean> {
  const chosen = await formatsNamed(names)
  const problems = []
  for (const format of chosen) {
    const problem = await writeFileSafely(join(out, format.file), format.render(run, context))
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length > 0) printProblems(problems)
  else process.stdout.write(`\nWrote ${chosen.map((format) => join(out, format.file)).join(', ')}\n`)
  return problems.length === 0
}

/** The writers of pages and pictures are loaded when one of them is asked for. */
async function formatsNamed(names: readonly string[]): Promise<readonly Format[]> {
  if (names.every((name) => name === json.name)) return names.map(() => json)
  const { formats } = await import('../reports/index.ts')
  return names.map((name) => formatNamed(name, formats))
}

function formatNamed(name: string, formats: readonly Format[]): Format {
  const format = formats.find((candidate) => candidate.name === name)
  if (format !== undefined) return format
  if (name === 'events')
    throw new UsageError('events are written while a run goes on: `assay run --format events`; a run.json holds none')
  throw new UsageError(
    `there is no format \`${name}\`; there are ${formats.map((known) => known.name).join(', ')}, and events for a run`,
  )
}
