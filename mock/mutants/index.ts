/**
 * The mutants of a spec: for each clause the ways in which servers break it. All are derived; a user's own spec has
 * its mutants without any code.
 *
 * To add a family: write its file and list it here under its kind of clause.
 */
import type { Clause, ClauseKind } from '../../model/clause.ts'
import type { Spec } from '../../model/spec.ts'
import { allParameters } from '../references.ts'
import { alphabet } from './alphabet.ts'
import { first, prefix } from './beginnings.ts'
import { common } from './commons.ts'
import { alphabetData, lengthData } from './data.ts'
import { errors } from './errors.ts'
import { intermittent } from './intermittent.ts'
import { longest, shortest } from './lengths.ts'
import type { Mutant } from './mutant.ts'
import { optional, required } from './presence.ts'
import { greatest, items, least } from './ranges.ts'
import { response } from './response.ts'
import { state } from './state.ts'
import { subjectOf } from './subject.ts'
import type { Family } from './subject.ts'
import { success } from './success.ts'
import { type, values } from './types.ts'
import { unique } from './unique.ts'

const families: Readonly<Record<ClauseKind, readonly Family[]>> = {
  success: [success],
  required: [required],
  optional: [optional],
  type: [type],
  'length.min': [shortest],
  'length.max': [longest, lengthData],
  prefix: [prefix],
  first: [first],
  alphabet: [alphabet, alphabetData],
  values: [values],
  'range.min': [least],
  'range.max': [greatest],
  'items.max': [items],
  unique: [unique],
  response: [response],
  error: [errors],
  common: [common],
  state: [state],
}

/** All mutants of a spec in the order of its clauses; none for a clause that nothing from outside can test. */
export function mutantsOf(spec: Spec, clauses: readonly Clause[]): readonly Mutant[] {
  const typed = keepsTypes(spec, clauses)
  return clauses
    .filter((clause) => clause.untestable === undefined)
    .flatMap((clause) => {
      const subject = subjectOf(spec, clause, typed)
      return subject === undefined ? [] : [...families[clause.kind], intermittent].flatMap((family) => family(subject))
    })
}

/** Where the wire knows only text, no text has a clause about its type. */
function keepsTypes(spec: Spec, clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => {
    const operation = spec.operations.find((one) => one.name === clause.operation)
    const parameter = allParameters(operation?.parameters ?? []).find((one) => one.path === clause.parameter)
    return (
      clause.kind === 'type' && parameter !== undefined && parameter.type !== 'integer' && parameter.type !== 'boolean'
    )
  })
}
