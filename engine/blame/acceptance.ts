/** Tries whether a valid request is accepted. Files nothing. */
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Workshop } from '../judge.ts'
import { attempt } from './confirmation.ts'

/** A case with another input that is made for one clause alone. */
export function acceptedCase(planned: Case, clause: ClauseId, name: string, input: JsonObject): Case {
  const accepted = planned.expect.find((expectation) => expectation.kind === 'accepted')
  const status = accepted?.kind === 'accepted' ? accepted.status : 200
  return { ...planned, id: `${clause}#${name} alone`, input, expect: [{ kind: 'accepted', clause, status }] }
}

export async function isAccepted(workshop: Workshop, planned: Case, input: JsonObject): Promise<boolean> {
  const clause =
    planned.expect[0]?.clause ?? clauseId(workshop.session.setup.spec.service, planned.operation, 'success')
  const judged = await attempt(workshop, clause, acceptedCase(planned, clause, 'taken apart', input))
  return judged !== undefined && judged.findings.length === 0
}
