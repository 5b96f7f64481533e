/** How clause ids are made. They are permanent: changing this file renames promises in everybody's baselines. */
import type { ClauseId } from '../clause.ts'

const constraint =
  /\.(?:required|optional|type|length\.min|length\.max|prefix|first|alphabet|values|range\.min|range\.max|items\.max|unique)$/

/** `service/Operation/name`; promises about the whole service have `common` for the operation. */
export function clauseId(service: string, operation: string, name: string): ClauseId {
  return `${service}/${operation}/${name}`
}

/** `error.<code>`, with `{parameter}` of a code template written as `X`: `error.MissingX`. */
export function errorName(name: string): string {
  return `error.${name.replaceAll(/\{[^}]*\}/g, 'X')}`
}

/** The path of the parameter that a constraint is about, read from its id; undefined for every other clause. */
export function parameterOf(clause: ClauseId): string | undefined {
  const name = clause.split('/').slice(2).join('/')
  return constraint.test(name) ? name.replace(constraint, '') : undefined
}
