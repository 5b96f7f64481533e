/** What a case is about: the clauses that it was made for, and the value that it tries. */
import type { Case } from '../model/case.ts'
import { valuesAt } from './calls/paths.ts'

/** The clauses that a case was made for. */
export function primaryClauses(planned: Case): readonly Case['expect'][number]['clause'][] {
  if (planned.fault !== undefined) return [planned.fault.clause, ...(planned.twins ?? []).flatMap(primaryClauses)]
  const packed = planned.packs?.map((pack) => pack.clause) ?? []
  return packed.length > 0 ? [...new Set(packed)] : planned.expect.slice(0, 1).map((expectation) => expectation.clause)
}

/** The value that a case is about, for counting distinct ones. */
export function valueOf(planned: Case): string {
  return JSON.stringify(planned.about === undefined ? planned.input : valuesAt(planned.input, planned.about.parameter))
}
