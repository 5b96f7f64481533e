/**
 * Faults of `type`: a value of another JSON type where the wire keeps types, otherwise a text that is no number or boolean.
 *
 * Wrong values are chosen so that a server which turns them into the right type finds nothing else wrong with them.
 */
import * as fc from 'fast-check'
import type { Json } from '../../model/json.ts'
import type { FaultClass } from '../classes.ts'
import { hasConstraint } from '../classes.ts'
import { validIntegers } from '../integer.ts'
import type { Subject } from '../subject.ts'
import { isTyped } from '../terms.ts'
import { textOf } from '../text.ts'
import { fixedFault } from './fault.ts'

export function typeFaults(subject: Subject): readonly FaultClass[] {
  const { parameter, terms } = subject
  if (!hasConstraint(parameter, 'type', terms)) return []
  return isTyped(parameter, terms) ? typedFaults(subject) : untypedFaults(subject)
}

function typedFaults(subject: Subject): readonly FaultClass[] {
  const { type } = subject.parameter
  const likely = textOf(subject, {}) ?? fc.constant('abc')
  const others: Readonly<Record<string, fc.Arbitrary<Json>>> = {
    string:
      type === 'boolean'
        ? fc.constant('true')
        : type === 'integer'
          ? validIntegers(subject.parameter).map(String)
          : likely,
    number: type === 'string' ? digitsOf(subject) : fc.constant(1),
    boolean: fc.constant(true),
    list: type === 'string' ? likely.map((text) => [text]) : fc.constant([1]),
    object: type === 'string' ? likely.map((text) => ({ value: text })) : fc.constant({ value: 1 }),
  }
  const own: Readonly<Record<string, string>> = {
    string: 'string',
    integer: 'number',
    boolean: 'boolean',
    array: 'list',
    object: 'object',
  }
  const wrong = Object.entries(others).filter(([name]) => name !== own[type])
  const fraction = type === 'integer' ? [fractionOf(subject)] : []
  return [
    ...wrong.map(([name, arbitrary]): FaultClass => ({
      path: subject.parameter.path,
      constraint: 'type',
      class: `type.${name}`,
      arbitrary,
    })),
    ...fraction.map((value) => fixedFault(subject, 'type', 'type.fraction', value)),
  ]
}

/** A number of as many digits as the text may have characters. */
function digitsOf({ min, max }: Subject): fc.Arbitrary<number> {
  const digits = Math.max(1, Math.min(max, Math.max(min, 6), 15))
  return fc.integer({ min: 10 ** (digits - 1), max: 10 ** digits - 1 })
}

/** A fraction inside the range. */
function fractionOf({ parameter }: Subject): number {
  const { min = 1, max = Infinity } = parameter.range ?? {}
  return min + 0.5 < max ? min + 0.5 : max - 0.5
}

function untypedFaults(subject: Subject): readonly FaultClass[] {
  const texts =
    subject.parameter.type === 'integer'
      ? { letters: 'abc', fraction: String(fractionOf(subject)), mixed: '1a' }
      : { letters: 'maybe', 'other-word': 'yes' }
  return Object.entries(texts).map(([name, text]) => fixedFault(subject, 'type', `type.${name}`, text))
}
