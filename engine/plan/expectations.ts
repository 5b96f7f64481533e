/**
 * What any exchange of an operation is evidence for, apart from the clause that the case was made for.
 *
 * One reply may break several promises; each finding goes to the clause that made the promise.
 */
import type { Expectation } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import { clauseId, errorName } from '../../model/clauses/identity.ts'
import { flatFields } from '../../model/clauses/replies.ts'
import type { Operation, Spec } from '../../model/spec.ts'

/** Promises that every reply can break, whatever the case was made for. */
const passive = new Set(['request-id.present', 'request-id.fresh', 'content-type', 'no-redirect'])

export type Expectations = {
  accepted(operation: Operation): readonly Expectation[]
  refused(operation: Operation, clause: ClauseId, errors: readonly string[]): readonly Expectation[]
}

/** Makes expectations for the clauses that were selected; lists are made once per operation and shared. */
export function expectationsFor(spec: Spec, clauses: readonly Clause[]): Expectations {
  const selected = new Set(clauses.map((clause) => clause.id))
  const keep = (expectation: Expectation): boolean => selected.has(expectation.clause)
  const commons = spec.common
    .filter((common) => passive.has(common.promise) || common.promise === 'envelope')
    .map((common): Expectation => ({
      kind: 'common',
      clause: clauseId(spec.service, 'common', common.promise),
      promise: common.promise,
    }))
  const always = commons
    .filter((expectation) => expectation.kind === 'common' && expectation.promise !== 'envelope')
    .filter(keep)
  const onError = commons.filter(keep)

  const accepted = new Map(
    spec.operations.map((operation): readonly [string, readonly Expectation[]] => [
      operation.name,
      [
        {
          kind: 'accepted',
          clause: clauseId(spec.service, operation.name, 'success'),
          status: operation.success.status,
        },
        ...flatFields(operation.success.fields)
          .map((field): Expectation => ({
            kind: 'field',
            clause: clauseId(spec.service, operation.name, `response.${field.path}`),
            path: field.path,
          }))
          .filter(keep),
        ...always,
      ],
    ]),
  )

  const errorExpectation = (operation: Operation, error: string): readonly Expectation[] => {
    const ids = [
      clauseId(spec.service, operation.name, errorName(error)),
      clauseId(spec.service, 'common', errorName(error)),
    ]
    const id = ids.find((candidate) => selected.has(candidate))
    return id === undefined ? [] : [{ kind: 'error', clause: id, error }]
  }

  return {
    accepted: (operation) => accepted.get(operation.name) ?? [],
    refused: (operation, clause, errors) => [
      { kind: 'refused', clause, errors },
      ...errors.flatMap((error) => errorExpectation(operation, error)),
      ...onError,
    ],
  }
}
