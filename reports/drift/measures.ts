/** Time is behaviour only when it changes by an order of magnitude, and into what a caller notices. */
import type { ServiceRun } from '../../model/run.ts'
import { duration } from '../text/phrases.ts'
import type { Pair } from './behaviour.ts'
import type { Change } from './drift.ts'

const MAGNITUDE = 10
/** Milliseconds below which nobody notices. */
const NOTICED = 500
/** Calls that a median needs to mean something. */
const ENOUGH = 5
/** A median of few calls is the noise of the machine. */
const MANY = 20

export function latencyChanges(pair: Pair): readonly Change[] {
  return Object.entries(pair.new.latency).flatMap(([operation, now]) => {
    const before = pair.old.latency[operation]
    if (before === undefined || Math.min(before.calls, now.calls) < MANY || !isOtherMagnitude(before.p50, now.p50))
      return []
    return [
      {
        label: 'latency' as const,
        service: pair.new.service,
        operation,
        what: 'median',
        old: duration(before.p50),
        new: duration(now.p50),
        exchanges: {},
      },
    ]
  })
}

export function visibilityChanges(pair: Pair): readonly Change[] {
  const [before, now] = [medianOf(pair.old), medianOf(pair.new)]
  if (before === undefined || now === undefined || !isOtherMagnitude(before, now)) return []
  return [
    {
      label: 'time-to-visible',
      service: pair.new.service,
      operation: 'all',
      what: 'median',
      old: duration(before),
      new: duration(now),
      exchanges: {},
    },
  ]
}

function medianOf({ timeToVisible }: ServiceRun): number | undefined {
  if (timeToVisible.length < ENOUGH) return undefined
  return timeToVisible.toSorted((a, b) => a - b)[Math.floor(timeToVisible.length / 2)]
}

function isOtherMagnitude(before: number, now: number): boolean {
  const [small, large] = before < now ? [before, now] : [now, before]
  return large >= NOTICED && large >= MAGNITUDE * small
}
