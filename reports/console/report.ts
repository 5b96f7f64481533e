/**
 * The report on the console: a fold over the events of a run. On a terminal one line per service moves while the run
 * goes on; in a pipe there are plain lines only. What a target sent is printed with every control character escaped.
 */
import type { RunEvent } from '../../model/event.ts'
import type { Run, ServiceRun } from '../../model/run.ts'
import { gateOf } from '../gate/gate.ts'
import type { FailOn } from '../gate/gate.ts'
import type { Drift } from '../drift/drift.ts'
import { placesOf, worstOf } from '../outcome.ts'
import { columnsOf, padded } from '../text/columns.ts'
import { count } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { NO_WAIVERS } from '../waivers/waiver.ts'
import type { WaiverReview } from '../waivers/waiver.ts'
import { changeLines } from './drift.ts'
import { failureLines } from './failure.ts'
import { liveArea, plainArea } from './live.ts'
import { operationLines } from './operations.ts'
import { labelled } from './page.ts'
import type { Page } from './page.ts'
import { paintOf } from './paint.ts'
import { advanced, begun, progressLine } from './progress.ts'
import type { Progress } from './progress.ts'
import { summaryLines } from './summary.ts'

export type ConsoleOptions = {
  readonly colour: boolean
  /** Columns; 80 and above look as they should. */
  readonly width: number
  readonly tty: boolean
  readonly write: (text: string) => void
  readonly failOn?: readonly FailOn[]
  /** Called when the run is finished, because waivers and drift are judged by the whole of it. */
  readonly context?: (run: Run) => { readonly waivers?: WaiverReview; readonly drift?: Drift }
  /** For replay lines; `results/run.json` by default. */
  readonly runFile?: string
  /** As it was given, for the line that tells how to see all of the drift. */
  readonly baseline?: string
  /** Milliseconds of a steady clock; without it nothing is told between the start and the end in a pipe. */
  readonly elapsed?: () => number
}

/** Fails shown in full; the others are counted, and are in run.json and the HTML report. */
const MOST_FAILS = 25
/** How often a service tells in a pipe how far it is: a run of seconds leaves no such line, a night's run a page of them. */
const PIPE_MILLISECONDS = 15_000

/** Gives the listener that prints. It keeps its own state and throws nothing of its own. */
export function consoleReport(options: ConsoleOptions): (event: RunEvent) => void {
  const area = options.tty ? liveArea(options.write, options.width) : plainArea(options.write)
  const page = pageOf(options, NO_WAIVERS)
  const progress = new Map<string, Progress>()
  const elapsed = options.elapsed ?? (() => 0)
  let told = elapsed()
  let width = 0
  return (event) => {
    if (event.kind === 'run-started') width = Math.max(0, ...event.services.map(columnsOf))
    const lines = printed(page, event, width)
    if (lines.length > 0) area.print(lines)
    if (event.kind === 'run-finished') area.print(finalReport(event.run, options))
    if (!('service' in event) || event.kind === 'observed') return
    progress.set(event.service, advanced(progress.get(event.service) ?? begun(event.service), event))
    const lineOf = (of: Progress): string => progressLine(of, width)
    const next = progress.get(event.service)
    if (event.kind === 'service-finished') progress.delete(event.service)
    area.show(event.service, event.kind === 'service-finished' || next === undefined ? undefined : lineOf(next))
    if (options.tty || elapsed() - told < PIPE_MILLISECONDS) return
    told = elapsed()
    area.print([...progress.values()].map(lineOf))
  }
}

/** The fails and the summary of a finished run, as printed at the end of it: also for `assay report --format console`. */
export function finalReport(run: Run, options: Omit<ConsoleOptions, 'tty' | 'write'>): readonly string[] {
  const context = options.context?.(run) ?? {}
  const page = pageOf(options, context.waivers ?? NO_WAIVERS)
  const gate = gateOf(run, { failOn: options.failOn ?? ['must'], ...context })
  const worst = worstOf(run, page.review)
  const waived = placesOf(run, page.review).filter((place) => place.outcome === 'waived')
  const hidden = worst.length - MOST_FAILS
  return [
    ...run.services.flatMap((service) => ['', ...serviceLines(page, service)]),
    ...worst.slice(0, MOST_FAILS).flatMap((place) => ['', ...failureLines(page, place)]),
    ...(hidden > 0 ? ['', `${count(hidden, 'more fail')}: see the HTML report, or ${page.runFile}`] : []),
    ...changeLines(page, context.drift, options.baseline),
    ...(waived.length > 0
      ? ['', ...waived.map((place) => `${page.paint.outcome('waived', 'WAIVED')}  ${place.clause.id}`)]
      : []),
    '',
    ...summaryLines(page, run, gate),
  ]
}

function serviceLines(page: Page, service: ServiceRun): readonly string[] {
  const stopped = service.stopped === undefined ? [] : labelled(page, 2, 'stopped', visible(service.stopped))
  return [page.paint.strong(visible(service.title)), ...stopped, ...operationLines(page, service)]
}

function pageOf(options: Pick<ConsoleOptions, 'colour' | 'width' | 'runFile'>, review: WaiverReview): Page {
  return {
    paint: paintOf(options.colour),
    width: options.width,
    review,
    runFile: options.runFile ?? 'results/run.json',
  }
}

/** What stays on the paper after an event. */
function printed(page: Page, event: RunEvent, width: number): readonly string[] {
  switch (event.kind) {
    case 'service-started': {
      const { clauses, calls, creates } = event.planned
      const planned = `${count(clauses, 'clause')}, at most ${count(calls, 'call')} and ${count(creates, 'create')}`
      const target = visible(event.target)
      const fits = 2 + width + 2 + columnsOf(target) + 2 + columnsOf(planned) <= page.width
      const head = `  ${page.paint.strong(padded(event.service, width))}  ${target}`
      return fits
        ? [`${head}  ${page.paint.faint(planned)}`]
        : [head, `${' '.repeat(width + 4)}${page.paint.faint(planned)}`]
    }
    case 'run-started':
    case 'service-finished':
    case 'phase':
    case 'progress':
    case 'throttled':
    case 'suspected':
    case 'judged':
    case 'observed':
    case 'run-finished':
      return []
  }
}
