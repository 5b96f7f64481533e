/** Which parts of an exchange a fail is about. */
import type { ClauseResult } from '../../model/run.ts'
import type { Finding } from '../../model/verdict.ts'
import type { Marks } from './parts/exchange.tsx'

/** Checks whose findings are about the status line as a whole. */
const STATUS_CHECKS = new Set(['status', 'accepted', 'refused'])

export function marksOf(clause: ClauseResult, findings: readonly Finding[]): Marks {
  const { parameter } = clause
  const pointers = findings.map((finding) => finding.at).filter((at) => at !== undefined)
  return {
    request: parameter === undefined ? [] : [`/${parameter.replaceAll('[]', '/0').replaceAll('.', '/')}`],
    ...(parameter === undefined ? {} : { query: parameter }),
    response: pointers.filter((at) => at !== ''),
    status: findings.some((finding) => STATUS_CHECKS.has(finding.check)),
  }
}
