/** How far a service is, folded from events: the text of its line in the live area. */
import type { RunEvent } from '../../model/event.ts'
import { padded } from '../text/columns.ts'
import { duration, grouped } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'

export type Progress = {
  readonly service: string
  readonly phase: string
  readonly operation: string
  readonly calls: number
  readonly of: number
  readonly judged: number
  readonly fails: number
  /** Clauses that a reply spoke against; what becomes of them is told when they are judged. */
  readonly suspected: number
  readonly clauses: number
  /** Milliseconds; 0 when not held back. */
  readonly waiting: number
}

/** What a service event makes of the progress of its service; other events leave it as it is. */
export function advanced(progress: Progress, event: RunEvent): Progress {
  switch (event.kind) {
    case 'service-started':
      return { ...progress, of: event.planned.calls, clauses: event.planned.clauses }
    case 'phase':
      return { ...progress, phase: event.phase, operation: '', waiting: 0 }
    case 'progress':
      return { ...progress, operation: event.operation, calls: event.calls, of: event.of, waiting: 0 }
    case 'throttled':
      return { ...progress, operation: event.operation, waiting: event.waitMilliseconds }
    case 'judged':
      return {
        ...progress,
        judged: progress.judged + 1,
        fails: progress.fails + (event.result.verdict.kind === 'fail' ? 1 : 0),
      }
    case 'suspected':
      return { ...progress, suspected: progress.suspected + 1 }
    case 'run-started':
    case 'observed':
    case 'service-finished':
    case 'run-finished':
      return progress
  }
}

export function begun(service: string): Progress {
  return {
    service,
    phase: 'preflight',
    operation: '',
    calls: 0,
    of: 0,
    judged: 0,
    fails: 0,
    suspected: 0,
    clauses: 0,
    waiting: 0,
  }
}

const CELLS = 12

/** `example-groups  ███░░░░░░░░░  120/412 calls  judge  CreateGroup  2 suspected`; names are as wide as `width`. */
export function progressLine(progress: Progress, width = 0): string {
  const { service, phase, operation, calls, of, judged, clauses, fails, suspected, waiting } = progress
  const digits = grouped(of).length
  const parts = [
    padded(service, width),
    bar(of === 0 ? 0 : calls / of),
    `${grouped(calls).padStart(digits)}/${grouped(of)} calls`,
    phase,
    ...(judged > 0 ? [`${judged}/${clauses} clauses`] : []),
    ...(fails > 0 ? [`${fails} fail`] : judged === 0 && suspected > 0 ? [`${suspected} suspected`] : []),
    ...(waiting > 0 ? [`throttled ${duration(waiting)}`] : []),
    ...(operation === '' ? [] : [visible(operation)]),
  ]
  return `  ${parts.join('  ')}`
}

/** Plans are upper bounds, so that a run may end with cells left. */
function bar(share: number): string {
  const full = Math.min(CELLS, Math.floor(share * CELLS))
  return '█'.repeat(full) + '░'.repeat(CELLS - full)
}
