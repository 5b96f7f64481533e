/** What the engine tells while it runs. Reports listen; the engine does not know who does. */
import type { ClauseId } from './clause.ts'
import type { ClauseResult, Cost, Observation, Run, ServiceRun } from './run.ts'

export type RunEvent =
  | {
      readonly kind: 'run-started'
      readonly started: string
      readonly seed: number
      readonly examples: number
      readonly planHash?: string
      readonly services: readonly string[]
    }
  | {
      readonly kind: 'service-started'
      readonly service: string
      readonly title: string
      readonly target: string
      readonly planned: Cost['planned'] & { readonly clauses: number }
    }
  | {
      readonly kind: 'phase'
      readonly service: string
      readonly phase: 'preflight' | 'judge' | 'state' | 'probe' | 'confirm' | 'clean-up'
    }
  | {
      readonly kind: 'progress'
      readonly service: string
      readonly operation: string
      readonly calls: number
      readonly of: number
    }
  | {
      readonly kind: 'throttled'
      readonly service: string
      readonly operation: string
      readonly waitMilliseconds: number
    }
  | { readonly kind: 'suspected'; readonly service: string; readonly clause: ClauseId }
  | { readonly kind: 'judged'; readonly service: string; readonly result: ClauseResult }
  | { readonly kind: 'observed'; readonly service: string; readonly observation: Observation }
  | { readonly kind: 'service-finished'; readonly service: string; readonly result: ServiceRun }
  | { readonly kind: 'run-finished'; readonly run: Run }
