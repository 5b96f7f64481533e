/**
 * Turns a run into an exit code: 0 conforms, 1 a clause is broken (or behaviour changed, where that gates),
 * 2 a waiver needs correcting, 3 could not tell. "Could not tell" never looks like a pass, and a broken clause
 * outweighs everything else.
 */
import type { Run, ServiceRun } from '../../model/run.ts'
import type { Level } from '../../model/spec.ts'
import type { Drift } from '../drift/drift.ts'
import { coverageNotes } from './coverage.ts'
import { totalsOf, worstOf } from '../outcome.ts'
import type { Totals } from '../outcome.ts'
import { count } from '../text/phrases.ts'
import { visible } from '../text/visible.ts'
import { NO_WAIVERS } from '../waivers/waiver.ts'
import type { WaiverReview } from '../waivers/waiver.ts'

/** `must`, `should` and `may` are one ladder: `should` gates must and should. The others add to it. */
export const FAIL_ON = ['must', 'should', 'may', 'drift', 'untested', 'inconclusive'] as const
export type FailOn = (typeof FAIL_ON)[number]

export type GateOptions = {
  /** Empty means `must`. */
  readonly failOn: readonly FailOn[]
  readonly drift?: Drift
  readonly waivers?: WaiverReview
}

export type Gate = {
  readonly exit: 0 | 1 | 2 | 3
  /** Why the exit code is not 0, worst first; each a sentence with what to do where something can be done. */
  readonly reasons: readonly string[]
  /** What a reader must know although it does not gate. */
  readonly notes: readonly string[]
}

export function gateOf(run: Run, options: GateOptions): Gate {
  const review = options.waivers ?? NO_WAIVERS
  const totals = totalsOf(run.services, review)
  const broken = [...brokenReasons(run, options, review), ...driftReasons(options)]
  const unknown = unknownReasons(run, totals, options)
  const files = review.stale
    .filter((stale) => stale.kind === 'unmatched' || stale.kind === 'passing')
    .map((stale) => stale.message)
  const reasons = [...broken, ...unknown, ...files]
  const exit = broken.length > 0 ? 1 : unknown.length > 0 ? 3 : files.length > 0 ? 2 : 0
  return { exit, reasons, notes: [...softNotes(run, options, review), ...coverageNotes(options.drift)] }
}

function levelsOf(failOn: readonly FailOn[]): readonly Level[] {
  if (failOn.includes('may')) return ['must', 'should', 'may']
  if (failOn.includes('should')) return ['must', 'should']
  return ['must']
}

function brokenReasons(run: Run, options: GateOptions, review: WaiverReview): readonly string[] {
  const levels = levelsOf(options.failOn)
  const worst = worstOf(run, review).filter((place) => levels.includes(place.clause.level))
  const stale = review.stale.filter((item) => item.kind === 'expired' || item.kind === 'different')
  const fails =
    worst.length === 0
      ? []
      : [`${count(worst.length, 'clause')} of level ${levels.join(', ')} ${worst.length === 1 ? 'is' : 'are'} broken.`]
  return [...fails, ...stale.map((item) => item.message)]
}

function driftReasons(options: GateOptions): readonly string[] {
  const changes = options.drift?.changed.length ?? 0
  if (!options.failOn.includes('drift') || changes === 0) return []
  return [`${count(changes, 'change')} of behaviour since the baseline of ${options.drift?.since}.`]
}

function unknownReasons(run: Run, totals: Totals, options: GateOptions): readonly string[] {
  const { failOn } = options
  const reasons: string[] = []
  if (run.interrupted) reasons.push('The run was interrupted: what it had not reached is unknown.')
  if (totals.planned === 0)
    reasons.push('No clause was selected, so nothing was judged. `assay clauses` lists what `--only` can match.')
  for (const service of run.services) reasons.push(...serviceReasons(service))
  if (failOn.includes('drift') && options.drift === undefined)
    reasons.push('Drift was to gate but no baseline was given.')
  if (failOn.includes('untested') && totals.untested > 0) reasons.push(`${count(totals.untested, 'clause')} untested.`)
  if (failOn.includes('inconclusive') && totals.inconclusive > 0)
    reasons.push(`${count(totals.inconclusive, 'clause')} inconclusive.`)
  return reasons
}

function serviceReasons(service: ServiceRun): readonly string[] {
  const judged = service.counts.pass + service.counts.fail
  const reasons: string[] = []
  if (service.stopped !== undefined) reasons.push(`${service.service} could not be judged: ${visible(service.stopped)}`)
  else if (judged === 0 && service.counts.planned > 0)
    reasons.push(`Not one clause of ${service.service} could be judged.`)
  if (service.leftovers.length > 0) {
    reasons.push(
      `${count(service.leftovers.length, 'resource')} of ${service.service} could not be deleted; \`assay cleanup\` tries again.`,
    )
  }
  return reasons
}

function softNotes(run: Run, options: GateOptions, review: WaiverReview): readonly string[] {
  const levels = levelsOf(options.failOn)
  const soft = worstOf(run, review).filter((place) => !levels.includes(place.clause.level))
  const changes = options.failOn.includes('drift') ? 0 : (options.drift?.changed.length ?? 0)
  return [
    ...(soft.length === 0
      ? []
      : [`${count(soft.length, 'broken clause')} of lower level ${soft.length === 1 ? 'does' : 'do'} not gate.`]),
    ...(review.waived.size === 0 ? [] : [`${count(review.waived.size, 'fail')} waived.`]),
    ...(changes === 0
      ? []
      : [
          `${count(changes, 'change')} of behaviour since the baseline of ${options.drift?.since}; \`--fail-on drift\` makes them gate.`,
        ]),
  ]
}
