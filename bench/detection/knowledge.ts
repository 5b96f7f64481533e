/** What a baseline knows about its request: the schema, read in full, tells whether it is valid, and which error a value deserves. */
import { absent } from '../../generators/absent.ts'
import { brokenConstraints } from '../../generators/oracle.ts'
import { isReference } from '../../generators/terms.ts'
import type { Expectation } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import { clauseId, errorName } from '../../model/clauses/identity.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import type { Attempt } from './attempt.ts'
import type { Ground } from './ground.ts'

/** All that a reply to the attempt can be held against: nothing is kept from a baseline that Assay would look at. */
export function expectationsOf(ground: Ground, attempt: Attempt): readonly Expectation[] {
  const { expectations, spec } = ground
  const { operation } = attempt
  const verdict = clauseId(spec.service, operation.name, 'verdict')
  const accepted = expectations.accepted(operation)
  const errors = [...operation.errors, ...spec.errors].map((error): Expectation => ({
    kind: 'error',
    clause: clauseId(spec.service, operation.name, errorName(error.name)),
    error: error.name,
  }))
  return [
    ...verdictOf(ground, attempt, verdict),
    ...accepted.filter(({ kind }) => kind === 'field'),
    ...expectations.refused(operation, verdict, []).filter(({ kind }) => kind === 'common'),
    ...errors,
  ]
}

function verdictOf({ protocol }: Ground, attempt: Attempt, clause: ClauseId): readonly Expectation[] {
  const { changed, input, operation } = attempt
  if (changed !== undefined && isUnclear(changed)) return []
  const broken = operation.parameters.flatMap((parameter) =>
    brokenConstraints(parameter, input[parameter.name] ?? (parameter.name in input ? null : absent), {
      typed: protocol.typed,
    }),
  )
  if (broken.length === 0) return [{ kind: 'accepted', clause, status: operation.success.status }]
  return [{ kind: 'refused', clause, errors: errorsFor(operation, broken) }]
}

/** Whether something exists is not in a schema, and some places cannot carry every text. */
function isUnclear(parameter: Parameter): boolean {
  return isReference(parameter) || parameter.in === 'path' || parameter.in === 'header'
}

/** Those of the one parameter that is wrong; with several, any refusal will do. */
function errorsFor(operation: Operation, broken: readonly string[]): readonly string[] {
  const wrong = flatParameters(operation.parameters).filter(({ path }) =>
    broken.some(
      (constraint) => constraint.startsWith(`${path}.`) && /^\w+(\.\w+)?$/.test(constraint.slice(path.length + 1)),
    ),
  )
  const [one, ...others] = wrong.filter(({ properties }) => properties === undefined)
  return one === undefined || others.length > 0 ? [] : [...new Set([...one.refused, ...one.absent])]
}
