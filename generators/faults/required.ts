/**
 * Faults of `required`: absent; empty; null where the protocol has it; blank only.
 *
 * An empty text counts as absent in a protocol without types, whatever else it breaks. In a typed one it is a value:
 * a fault only where something refuses it, of `length.min` when that alone does. Blanks only are a fault where both
 * readings, trimmed and taken literally, are refused. A part of a path can be neither absent nor empty: that is another path.
 */
import * as fc from 'fast-check'
import { absent } from '../absent.ts'
import type { FaultClass } from '../classes.ts'
import { hasConstraint } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { isReference, isTyped } from '../terms.ts'
import { fixedFault } from './fault.ts'

export function requiredFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, terms } = subject
  if (!hasConstraint(parameter, 'required', terms) || parameter.in === 'path') return []
  const typed = isTyped(parameter, terms)
  return [
    fixedFault(subject, 'required', 'required.absent', absent),
    ...(isEmptyDue(subject) ? [fixedFault(subject, 'required', 'required.empty', '')] : []),
    ...(typed && !parameter.nullable ? [fixedFault(subject, 'required', 'required.null', null)] : []),
    ...blankFaults(subject),
  ]
}

/** What an empty text breaks, each by itself. */
export function brokenByEmpty({ parameter, min }: Subject): readonly string[] {
  const { prefix, first, values } = parameter
  return [
    ...(min > 0 ? ['length.min'] : []),
    ...(prefix ? ['prefix'] : []),
    ...(first ? ['first'] : []),
    ...(values ? ['values'] : []),
  ]
}

function isEmptyDue(subject: Subject): boolean {
  const { parameter, terms } = subject
  const broken = brokenByEmpty(subject)
  if (isTyped(parameter, terms)) return parameter.type === 'string' && broken.length > 1
  return parameter.type !== 'object' && parameter.type !== 'array' && !isOneShort(subject)
}

/** With a minimum of 1 and nothing else, empty is what `length.min` speaks about. */
export function isOneShort(subject: Subject): boolean {
  return subject.min === 1 && brokenByEmpty(subject).length === 1
}

function blankFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, charset, min, max } = subject
  const isRefusedLiterally =
    parameter.values !== undefined ||
    (charset.kind === 'closed' && !charset.has(' ')) ||
    (parameter.prefix !== undefined && charset.kind !== 'closed')
  if (parameter.type !== 'string' || isReference(parameter) || !isRefusedLiterally || parameter.in === 'header')
    return []
  const least = Math.max(1, min)
  const arbitrary = fc.integer({ min: least, max: Math.min(max, least + 2) }).map((count) => ' '.repeat(count))
  return [{ path: parameter.path, constraint: 'required', class: 'required.blank-only', arbitrary }]
}
