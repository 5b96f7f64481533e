/** Faults of `range.min` and `range.max`: one off, far off, negative, beyond 32 bits. */
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { fixedFault } from './fault.ts'

export function rangeFaults(subject: Subject): readonly FaultClass[] {
  const { min, max } = subject.parameter.range ?? {}
  const below =
    min === undefined
      ? []
      : entries({ 'one-below': min - 1, zero: 0, negative: -1, 'far-below': min - 1000 }, (value) => value < min)
  const above =
    max === undefined
      ? []
      : entries(
          { 'one-above': max + 1, 'far-above': max * 10 + 1000, 'beyond-32-bits': 2 ** 32 + 1 },
          (value) => value > max,
        )
  return [
    ...below.map(([name, value]) => fixedFault(subject, 'range.min', `range.${name}`, value)),
    ...above.map(([name, value]) => fixedFault(subject, 'range.max', `range.${name}`, value)),
  ]
}

/** Those that are out of range, each value once. */
function entries(
  values: Readonly<Record<string, number>>,
  isOut: (value: number) => boolean,
): readonly (readonly [string, number])[] {
  const listed = Object.entries(values)
  return listed.filter(([, value], index) => isOut(value) && listed.findIndex(([, other]) => other === value) === index)
}
