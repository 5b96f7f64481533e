/** Faults of `range.min` and `range.max`: one off, far off, negative, beyond 32 bits. */
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { fixedFault } from './fault.ts'

export function rangeFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, open } = subject
  const { min = -Infinity, max = Infinity } = parameter.range ?? {}
  const isJudged = (value: number) => !open.values.has(JSON.stringify(value))
  const below = { 'one-below': min - 1, zero: 0, negative: -1, 'far-below': min - 1000 }
  const above = { 'one-above': max + 1, 'far-above': max * 10 + 1000, 'beyond-32-bits': 2 ** 32 + 1 }
  const fault = (constraint: 'range.min' | 'range.max') => (entry: readonly [string, number]) =>
    fixedFault(subject, constraint, `range.${entry[0]}`, entry[1])
  return [
    ...distinct(below, (value) => value < min && isJudged(value)).map(fault('range.min')),
    ...distinct(above, (value) => value > max && isJudged(value)).map(fault('range.max')),
  ]
}

/** Those that are out of range, each value once. */
function distinct(
  values: Readonly<Record<string, number>>,
  isFault: (value: number) => boolean,
): readonly (readonly [string, number])[] {
  const listed = Object.entries(values)
  return listed.filter(
    ([, value], index) => isFault(value) && listed.findIndex(([, other]) => other === value) === index,
  )
}
