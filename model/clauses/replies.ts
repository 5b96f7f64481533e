/** Derives the clauses of what an operation answers: success, its fields, and its errors. */
import type { Clause, ClauseId } from '../clause.ts'
import type { ErrorPromise, Operation, Parameter, ResponseField, Spec } from '../spec.ts'
import { clauseId, errorName } from './identity.ts'
import { flatParameters } from './parameters.ts'
import { errorStatement, fieldStatement } from './statements.ts'

/** All fields of a reply with their nested ones, parents first; list items themselves have no row. */
export function flatFields(fields: readonly ResponseField[]): readonly ResponseField[] {
  return fields.flatMap((field) => [
    ...(field.path.endsWith('[]') ? [] : [field]),
    ...flatFields([...(field.properties ?? []), ...(field.items === undefined ? [] : [field.items])]),
  ])
}

/** That a valid request succeeds, and each documented field of the reply. */
export function successClauses(spec: Spec, operation: Operation): readonly Clause[] {
  const shared = { service: spec.service, operation: operation.name }
  const success = clauseId(spec.service, operation.name, 'success')
  const create = spec.resource?.create
  return [
    {
      ...shared,
      id: success,
      name: 'success',
      kind: 'success',
      level: 'must',
      statement: `A valid \`${operation.name}\` is answered with status ${operation.success.status}.`,
      cites: operation.success.cite.length > 0 ? operation.success.cite : operation.cite,
      at: operation.success.at,
      needs:
        create !== undefined && create !== operation.name && refersToResource(operation)
          ? [clauseId(spec.service, create, 'success')]
          : [],
    },
    ...flatFields(operation.success.fields).map((field): Clause => ({
      ...shared,
      id: clauseId(spec.service, operation.name, `response.${field.path}`),
      name: `response.${field.path}`,
      kind: 'response',
      level: field.level,
      statement: fieldStatement(field),
      cites: field.cite,
      at: field.at,
      needs: [
        success,
        ...parentOf(field.path).map((parent) => clauseId(spec.service, operation.name, `response.${parent}`)),
      ],
    })),
  ]
}

/** `group.links.self` lies in `group.links`, `Data[].GroupId` in `Data`: what is not there cannot be judged. */
function parentOf(path: string): readonly string[] {
  const end = path.lastIndexOf('.')
  return end < 0 ? [] : [path.slice(0, end).replace(/(\[\])+$/, '')]
}

function refersToResource(operation: Operation): boolean {
  return flatParameters(operation.parameters).some((parameter) => parameter.refers !== undefined)
}

/** The errors that an operation answers: its own, and those of the service that are judged on each operation. */
export function errorsOf(spec: Spec, operation: Operation): readonly ErrorPromise[] {
  const own = new Set(operation.errors.map((error) => error.name))
  return [...operation.errors, ...spec.errors.filter((error) => !own.has(error.name) && concerns(error, operation))]
}

function concerns(error: ErrorPromise, operation: Operation): boolean {
  if (error.when === 'invalid' || error.when === 'missing' || error.when === 'unknown' || error.when === 'duplicate') {
    return flatParameters(operation.parameters).some((parameter: Parameter) =>
      [...parameter.refused, ...parameter.absent].includes(error.name),
    )
  }
  return error.each === 'operation'
}

/** One clause per error of the operation. */
export function errorClauses(spec: Spec, operation: Operation): readonly Clause[] {
  return errorsOf(spec, operation).map((error) => errorClause(spec, operation.name, error, operation.name))
}

/** A clause for an error, carried by the named operation. */
export function errorClause(spec: Spec, under: string, error: ErrorPromise, carrier: string): Clause {
  return {
    id: clauseId(spec.service, under, errorName(error.name)),
    service: spec.service,
    operation: under,
    name: errorName(error.name),
    kind: 'error',
    level: error.level,
    statement: errorStatement(error),
    cites: error.cite,
    at: error.at,
    needs: [clauseId(spec.service, carrier, 'success')],
    ...(error.when === 'never-on-demand' ? { untestable: error.because ?? 'No request can provoke it.' } : {}),
  }
}

/** Those of the clauses about errors that promise no code. */
export function codelessErrors(spec: Spec, clauses: readonly Clause[]): ReadonlySet<ClauseId> {
  return new Set(
    clauses
      .filter(({ kind, operation, name }) => {
        const errors = [...(spec.operations.find((one) => one.name === operation)?.errors ?? []), ...spec.errors]
        return kind === 'error' && errors.find((error) => errorName(error.name) === name)?.code === undefined
      })
      .map(({ id }) => id),
  )
}
