/** How clause ids are made. They are permanent: changing this file renames promises in everybody's baselines. */
import type { ClauseId } from '../clause.ts'

/** `service/Operation/name`; promises about the whole service have `common` for the operation. */
export function clauseId(service: string, operation: string, name: string): ClauseId {
  return `${service}/${operation}/${name}`
}

/** `error.<code>`, with `{parameter}` of a code template written as `X`: `error.MissingX`. */
export function errorName(name: string): string {
  return `error.${name.replaceAll(/\{[^}]*\}/g, 'X')}`
}
