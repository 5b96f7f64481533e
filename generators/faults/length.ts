/** Faults of `length.min` and `length.max`: one character off, far off, the prefix alone; Han where the alphabet lists it. */
import { codePoints } from '../measure.ts'
import { han } from '../characters.ts'
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { turn } from '../terms.ts'
import { fixedFault, textFault } from './fault.ts'
import { brokenByEmpty, isOneShort } from './required.ts'
import { isTyped } from '../terms.ts'

export function lengthFaults(subject: Subject): readonly FaultClass[] {
  return [...shortFaults(subject), ...longFaults(subject)]
}

function isWide({ charset, parameter }: Subject): boolean {
  return parameter.alphabet !== undefined && charset.groups.some(({ name }) => name === 'han')
}

function longFaults(subject: Subject): readonly FaultClass[] {
  const { max, prefixes } = subject
  if (max === Infinity) return []
  const prefix = turn(prefixes, subject.terms) ?? ''
  const long = (name: string, length: number, fill?: readonly string[]) =>
    textFault(
      subject,
      'length.max',
      `length.${name}`,
      { prefix, length, ...(fill === undefined ? {} : { fill }) },
      { length },
    )
  return [
    ...long('one-above-max', max + 1),
    ...(isWide(subject) ? long('one-above-max-han', max + 1, han) : []),
    ...long('far-above-max', Math.min(max * 4, max + 1000)),
  ]
}

function shortFaults(subject: Subject): readonly FaultClass[] {
  const { min, prefixes } = subject
  if (min < 1) return []
  const prefix = turn(prefixes, subject.terms) ?? ''
  const least = Math.max(codePoints(prefix), 1)
  const short = (name: string, length: number, fill?: readonly string[]) =>
    textFault(
      subject,
      'length.min',
      `length.${name}`,
      { prefix, length, ...(fill === undefined ? {} : { fill }) },
      { length },
    )
  return [
    ...(min - 1 >= least ? short('one-below-min', min - 1) : []),
    // Three Han are nine bytes: a server that counts bytes takes them for enough.
    ...(isWide(subject) && prefix === '' && min - 1 >= least ? short('one-below-min-han', min - 1, han) : []),
    ...(least < min - 1 ? short(prefix === '' ? 'one-character' : 'prefix-alone', least) : []),
    ...emptyFault(subject),
  ]
}

/** Empty belongs here when nothing but the minimum refuses it; see required.ts. */
function emptyFault(subject: Subject): readonly FaultClass[] {
  const { parameter, terms } = subject
  if (parameter.in === 'path' || brokenByEmpty(subject).length !== 1) return []
  const isDue = isTyped(parameter, terms) || (isOneShort(subject) && parameter.required)
  return isDue ? [fixedFault(subject, 'length.min', 'length.empty', '', { length: 0 })] : []
}
