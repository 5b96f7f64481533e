/**
 * A hash of the way in which a clause is broken: the class of the request, status and code of the answer, and the
 * findings without what is volatile. The same wrong behaviour gives the same hash in every run, another one another.
 */
import { createHash } from 'node:crypto'
import type { ClauseResult } from '../../model/run.ts'
import type { Finding, Verdict } from '../../model/verdict.ts'
import { normaliseMessage } from '../../model/volatile.ts'
import type { Json } from '../../model/json.ts'

/** Twelve hex digits, or undefined when the clause did not fail. */
export function fingerprintOfFail(clause: ClauseResult): string | undefined {
  if (clause.verdict.kind !== 'fail') return undefined
  const parts = [clause.id, ...behaviourOf(clause, clause.verdict), ...findingsOf(clause.verdict)]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}

type Fail = Extract<Verdict, { readonly kind: 'fail' }>

function behaviourOf(clause: ClauseResult, fail: Fail): readonly Json[] {
  const { case: minimal, exchange } = fail.example
  const kind = minimal.fault?.class ?? minimal.purpose
  const behaviour = clause.classes.find((item) => item.class === kind)?.behaviour
  const status = exchange.response?.status ?? exchange.fault?.kind ?? 'none'
  return [kind, status, behaviour?.code ?? null]
}

function findingsOf(fail: Fail): readonly string[] {
  const sent = fail.example.case.input
  return [...new Set(fail.findings.map((finding) => shapeOfFinding(finding, sent)))].toSorted()
}

function shapeOfFinding(finding: Finding, sent: Json): string {
  const at = (finding.at ?? '').replace(/\/\d+(?=\/|$)/g, '/*')
  return [finding.check, at, normaliseMessage(finding.expected, sent), normaliseMessage(finding.actual, sent)].join('|')
}
