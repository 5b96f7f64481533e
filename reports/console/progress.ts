/** How far a service is, folded from events: the text of its line in the live area. */
import type { RunEvent } from '../../model/event.ts'
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
    case 'run-started':
    case 'suspected':
    case 'observed':
    case 'service-finished':
    case 'run-finished':
      return progress
  }
}

export function begun(service: string): Progress {
  return { service, phase: 'preflight', operation: '', calls: 0, of: 0, judged: 0, fails: 0, clauses: 0, waiting: 0 }
}

/** `example-groups  judge  CreateGroup  120/412 calls  31/96 clauses  2 fail` */
export function progressLine(progress: Progress): string {
  const { service, phase, operation, calls, of, judged, clauses, fails, waiting } = progress
  const parts = [
    service,
    phase,
    ...(operation === '' ? [] : [visible(operation)]),
    `${grouped(calls)}/${grouped(of)} calls`,
    `${judged}/${clauses} clauses`,
    ...(fails > 0 ? [`${fails} fail`] : []),
    ...(waiting > 0 ? [`throttled ${duration(waiting)}`] : []),
  ]
  return `  ${parts.join('  ')}`
}
