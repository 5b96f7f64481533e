/** Derives the clauses about a service as a whole: promises of its protocol, its common errors, and its state. */
import type { Clause, ClauseId } from '../clause.ts'
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
        needs: [
          ...[...new Set(roles)].flatMap((role) =>
            role === undefined ? [] : [clauseId(spec.service, role, 'success')],
          ),
          ...whatItLooksAt(spec, resource, promise),
          ...foundations(resource, promise).flatMap((other) => stateId(spec, resource, other)),
          ...(needsNames.has(promise) ? [clauseId(spec.service, resource.create, `${resource.name}.unique`)] : []),
        ],
      },
    ]
  })
}

/** Promises that can only be told where these are kept. */
const buildsOn: Readonly<Partial<Record<StatePromise, readonly StatePromise[]>>> = {
  listed: ['readable'],
  paging: ['readable', 'listed'],
  'duplicate-changes-nothing': ['readable'],
  'one-winner': ['readable', 'duplicate-changes-nothing'],
  'name-free-again': ['deleted-is-gone'],
  'update-changes-only-named': ['readable'],
  quota: ['deleted-is-gone', 'refused-leaves-nothing', 'duplicate-changes-nothing'],
  sequence: ['readable', 'deleted-is-gone', 'name-free-again', 'duplicate-changes-nothing'],
}

/** Promises about several creates of one name. */
const needsNames: ReadonlySet<StatePromise> = new Set([
  'duplicate-changes-nothing',
  'one-winner',
  'listed',
  'quota',
  'sequence',
])

/** Where nothing shows a single resource, it is looked for in the list. */
function foundations(resource: Resource, promise: StatePromise): readonly StatePromise[] {
  const own = buildsOn[promise] ?? []
  return resource.show === undefined && looksTwice.has(promise) ? [...own, 'listed'] : own
}

const looksTwice: ReadonlySet<StatePromise> = new Set(['duplicate-changes-nothing', 'one-winner', 'sequence'])

function stateId(spec: Spec, resource: Resource, promise: StatePromise): readonly ClauseId[] {
  const operation = stateOperation(resource, promise)
  return operation === undefined ? [] : [clauseId(spec.service, operation, `state.${promise}`)]
}

/** The fields of replies by which a resource is found and compared. */
function whatItLooksAt(spec: Spec, resource: Resource, promise: StatePromise): readonly ClauseId[] {
  const looksAtList = resource.show === undefined || promise === 'listed' || promise === 'paging'
  const operation = looksAtList ? resource.list : resource.show
  const place = looksAtList ? resource.items : resource.shown
  if (operation === undefined) return []
  const item = place === undefined || place === '' ? '' : `${place}${looksAtList ? '[]' : ''}.`
  const around = (place ?? '').split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'))
  return [...around, ...Object.values(resource.stored).map((field) => item + field)].map((field) =>
    clauseId(spec.service, operation, `response.${field}`),
  )
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
