/** A form in which a run can be written down. Every one is a function of the run and of what is known beside it. */
import type { Run } from '../model/run.ts'
import type { Teeth } from '../model/teeth.ts'
import type { Drift } from './drift/drift.ts'
import { gateOf } from './gate/gate.ts'
import type { FailOn, Gate } from './gate/gate.ts'
import { totalsOf } from './outcome.ts'
import type { Totals } from './outcome.ts'
import { sentenceOf } from './sentence.ts'
import type { Sentence } from './sentence.ts'
import { NO_WAIVERS } from './waivers/waiver.ts'
import type { WaiverReview } from './waivers/waiver.ts'

/** What a report may be told beside the run. All of it may be absent. */
export type ReportContext = {
  readonly failOn?: readonly FailOn[]
  readonly waivers?: WaiverReview
  readonly drift?: Drift
  readonly teeth?: readonly Teeth[]
  /** Where run.json lies, as replay lines say it; `results/run.json` by default. */
  readonly runFile?: string
}

export type Format = {
  readonly name: string
  /** Under which it is written into the output folder. */
  readonly file: string
  readonly about: string
  render(run: Run, context: ReportContext): string
}

/** What every report opens with. */
export type Verdicts = {
  readonly review: WaiverReview
  readonly totals: Totals
  readonly gate: Gate
  readonly sentence: Sentence
  readonly runFile: string
}

export function verdictsOf(run: Run, context: ReportContext): Verdicts {
  const review = context.waivers ?? NO_WAIVERS
  const totals = totalsOf(run.services, review)
  const gate = gateOf(run, { ...context, failOn: context.failOn ?? ['must'] })
  return {
    review,
    totals,
    gate,
    sentence: sentenceOf(run, totals, gate),
    runFile: context.runFile ?? 'results/run.json',
  }
}
