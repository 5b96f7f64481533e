/** What a case is about: the clauses that it was made for, and what it tries of each. */
import { codePoints } from '../generators/measure.ts'
import type { Case } from '../model/case.ts'
import type { ClauseId } from '../model/clause.ts'
import { parameterOf } from '../model/clauses/identity.ts'
import { valuesAt } from './calls/paths.ts'

/** What one case tries of a clause, for counting: its value as text, and how long its texts or lists are. */
export type Tried = { readonly value: string; readonly lengths: readonly number[] }

/** The clauses that a case was made for. */
export function primaryClauses(planned: Case): readonly Case['expect'][number]['clause'][] {
  if (planned.fault !== undefined) return [planned.fault.clause, ...(planned.twins ?? []).flatMap(primaryClauses)]
  const packed = planned.packs?.map((pack) => pack.clause) ?? []
  return packed.length > 0 ? [...new Set(packed)] : planned.expect.slice(0, 1).map((expectation) => expectation.clause)
}

/** The value of the clause's parameter, or the whole input where the clause has none. Lists have a length only where it is promised. */
export function triedFor(clause: ClauseId, planned: Case): Tried {
  const path = parameterOf(clause) ?? planned.about?.parameter
  if (path === undefined) return { value: JSON.stringify(planned.input), lengths: [] }
  const values = valuesAt(planned.input, path)
  const isOfLists = clause.endsWith('.items.max')
  const lengths = values.flatMap((value) =>
    typeof value === 'string' ? [codePoints(value)] : isOfLists && Array.isArray(value) ? [value.length] : [],
  )
  return { value: JSON.stringify(values), lengths }
}
