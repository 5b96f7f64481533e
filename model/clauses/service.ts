/** Derives the clauses about a service as a whole: promises of its protocol, its common errors, and its state. */
import type { Clause } from '../clause.ts'
import type { Operation, Resource, Spec, StatePromise } from '../spec.ts'
import { clauseId } from './identity.ts'
import { errorClause } from './replies.ts'
import { stateStatement } from './statements.ts'

/** The operation that carries checks of the service as a whole: one that reads, so that it costs no resource. */
export function carrierOf(spec: Spec): Operation | undefined {
  const name = spec.resource?.list ?? spec.resource?.show ?? spec.operations[0]?.name
  return spec.operations.find((operation) => operation.name === name)
}

/** Promises of the protocol and errors that are judged once for the service; their operation is `common`. */
export function commonClauses(spec: Spec): readonly Clause[] {
  const carrier = carrierOf(spec)
  if (carrier === undefined) return []
  const promises = spec.common.map((common): Clause => {
    const name = common.scheme === undefined ? common.promise : `authentication.${common.scheme}`
    return {
      id: clauseId(spec.service, 'common', name),
      service: spec.service,
      operation: 'common',
      name,
      kind: 'common',
      level: common.level,
      statement: common.statement,
      cites: common.cite,
      at: common.at,
      needs: [clauseId(spec.service, carrier.name, 'success')],
    }
  })
  const errors = spec.errors
    .filter((error) => error.each === 'service' && !['invalid', 'missing', 'unknown', 'duplicate'].includes(error.when))
    .map((error) => errorClause(spec, 'common', error, carrier.name))
  return [...promises, ...errors]
}

const operationOfPromise: Readonly<Record<StatePromise, 'create' | 'list' | 'update' | 'delete'>> = {
  readable: 'create',
  listed: 'list',
  'refused-leaves-nothing': 'create',
  'duplicate-changes-nothing': 'create',
  'one-winner': 'create',
  'deleted-is-gone': 'delete',
  'name-free-again': 'delete',
  'update-changes-only-named': 'update',
  paging: 'list',
  sequence: 'create',
  quota: 'create',
}

/** The operation under which a state promise is filed, or undefined when the life cycle lacks it. */
export function stateOperation(resource: Resource, promise: StatePromise): string | undefined {
  return resource[operationOfPromise[promise]]
}

/** The promises about state that the documents carry. */
export function stateClauses(spec: Spec): readonly Clause[] {
  const resource = spec.resource
  if (resource === undefined) return []
  return stateNames.flatMap((promise): readonly Clause[] => {
    const promised = resource.promises[promise]
    const operation = stateOperation(resource, promise)
    if (promised === undefined || operation === undefined) return []
    const roles = [
      resource.create,
      operation,
      ...(promise === 'listed' || resource.show === undefined ? [resource.list] : [resource.show]),
    ]
    return [
      {
        id: clauseId(spec.service, operation, `state.${promise}`),
        service: spec.service,
        operation,
        name: `state.${promise}`,
        kind: 'state',
        level: promised.level,
        statement: stateStatement(promise),
        cites: promised.cite,
        at: promised.at,
        needs: [...new Set(roles)].flatMap((role) =>
          role === undefined ? [] : [clauseId(spec.service, role, 'success')],
        ),
      },
    ]
  })
}

const stateNames: readonly StatePromise[] = [
  'readable',
  'listed',
  'paging',
  'refused-leaves-nothing',
  'duplicate-changes-nothing',
  'one-winner',
  'deleted-is-gone',
  'name-free-again',
  'update-changes-only-named',
  'quota',
  'sequence',
]
