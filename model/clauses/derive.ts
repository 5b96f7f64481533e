/**
 * Derives every clause of a spec. A clause is never written by hand: a new constraint in YAML is a new promise,
 * with the place and the citation of the line that makes it.
 */
import type { Clause } from '../clause.ts'
import type { Spec } from '../spec.ts'
import { parameterClauses, type Traits } from './parameters.ts'
import { errorClauses, successClauses } from './replies.ts'
import { commonClauses, stateClauses } from './service.ts'

/**
 * All clauses of a spec: those of the service first, then operation by operation in the order of the file
 * (success, parameters, reply fields, errors, state).
 *
 * @param traits what the spec's protocol can tell apart on the wire; pass the protocol itself.
 */
export function clausesOf(spec: Spec, traits: Traits): readonly Clause[] {
  const states = stateClauses(spec)
  return [
    ...commonClauses(spec),
    ...spec.operations.flatMap((operation) => {
      const [success, ...fields] = successClauses(spec, operation)
      return [
        ...(success === undefined ? [] : [success]),
        ...parameterClauses(spec, operation, traits),
        ...fields,
        ...errorClauses(spec, operation),
        ...states.filter((clause) => clause.operation === operation.name),
      ]
    }),
  ]
}
