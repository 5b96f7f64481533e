/**
 * Parameters of which a target makes more or less than it may: an optional one that must be there, or that must not.
 *
 * Such a fault shows in every request that has the parameter, or lacks it. Once found it is remembered, so that
 * nothing else is blamed for it.
 */
import { absent } from '../../generators/absent.ts'
import { valueAt, withValue } from '../../generators/path.ts'
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'

export type Culprit = {
  readonly operation: string
  readonly clause: ClauseId
  readonly path: string
  /** What is refused: requests that have the parameter, or those that lack it. */
  readonly when: 'present' | 'absent'
}

/** Whether a request shows the fault of a culprit. */
export function shows({ operation, path, when }: Culprit, planned: Pick<Case, 'operation' | 'input'>): boolean {
  return planned.operation === operation && (valueAt(planned.input, path) === absent) === (when === 'absent')
}

/** The input without what must not be there. */
export function withoutCulprits(operation: string, input: JsonObject, culprits: readonly Culprit[]): JsonObject {
  return culprits
    .filter((culprit) => culprit.operation === operation && culprit.when === 'present')
    .reduce((left, { path }) => withValue(left, path, absent), input)
}

/** Inputs that differ from a refused one in one optional parameter alone, the innermost first. */
export function* unlike(
  service: string,
  operation: Operation,
  refused: JsonObject,
  full: JsonObject,
): Iterable<readonly [Culprit, JsonObject]> {
  const optional = flatParameters(operation.parameters)
    .filter(({ required, path }) => !required && !path.endsWith('[]'))
    .toSorted((one, other) => depthOf(other) - depthOf(one))
  for (const { path } of optional) {
    const isAbsent = valueAt(refused, path) === absent
    const other = isAbsent ? valueAt(full, path) : absent
    if (isAbsent && other === absent) continue
    const clause = clauseId(service, operation.name, `${path}.optional`)
    const when = isAbsent ? 'absent' : 'present'
    yield [{ operation: operation.name, clause, path, when }, withValue(refused, path, other)]
  }
}

function depthOf({ path }: Parameter): number {
  return path.split(/\.|\[\]/).length
}
