/**
 * The ladder of faults of a parameter: named classes, cheapest and likeliest to slip through first.
 *
 * Every value breaks one constraint and satisfies all others. What cannot be broken alone is left out: a prefix
 * inside a closed set of values, a character that a header or a path cannot carry, a first character where a prefix is due.
 */
import type { ConstraintKind } from '../../model/clause.ts'
import type { Parameter } from '../../model/spec.ts'
import type { FaultClass } from '../classes.ts'
import { oncePerParameter } from '../once.ts'
import { subjectOf } from '../subject.ts'
import type { Terms } from '../terms.ts'
import { alphabetFaults } from './alphabet.ts'
import { firstFaults } from './first.ts'
import { itemsFaults } from './items.ts'
import { lengthFaults } from './length.ts'
import { prefixFaults } from './prefix.ts'
import { rangeFaults } from './range.ts'
import { requiredFaults } from './required.ts'
import { typeFaults } from './type.ts'
import { valuesFaults } from './values.ts'

/** All faults of the parameter and of what is nested in it, each under its own path (`Tag[].Key`), parents first. */
export function faults(parameter: Parameter, terms: Terms): readonly FaultClass[] {
  const nested = [...(parameter.properties ?? []), ...(parameter.items === undefined ? [] : [parameter.items])]
  return [...ownFaults(parameter, terms), ...nested.flatMap((child) => faults(child, terms))]
}

/** The faults of one parameter without its nested ones. */
export const ownFaults: (parameter: Parameter, terms: Terms) => readonly FaultClass[] = oncePerParameter(ladderOf)

function ladderOf(parameter: Parameter, terms: Terms): readonly FaultClass[] {
  const subject = subjectOf(parameter, terms)
  const single = parameter.values === undefined && parameter.type === 'string'
  const ladder = [
    ...requiredFaults(subject),
    ...typeFaults(subject),
    ...(single
      ? [...lengthFaults(subject), ...prefixFaults(subject), ...firstFaults(subject), ...alphabetFaults(subject)]
      : []),
    ...valuesFaults(subject),
    ...(parameter.type === 'integer' && parameter.values === undefined ? rangeFaults(subject) : []),
    ...itemsFaults(subject),
  ]
  return ladder.filter((fault) => !subject.open.classes.has(fault.class))
}

/** The faults of one constraint of the parameter itself. */
export function faultsOf(parameter: Parameter, constraint: ConstraintKind, terms: Terms): readonly FaultClass[] {
  return ownFaults(parameter, terms).filter((fault) => fault.constraint === constraint)
}
