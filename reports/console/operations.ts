/** One line per operation: `CreateGroup  38 pass · 1 fail · 2 untested`. */
import type { ClauseResult, ServiceRun } from '../../model/run.ts'
import { OUTCOMES, outcomeOf } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { columnsOf, padded } from '../text/columns.ts'
import { visible } from '../text/visible.ts'
import type { Page } from './page.ts'

const ORDER: readonly Outcome[] = ['pass', ...OUTCOMES.filter((outcome) => outcome !== 'pass')]

export function operationLines(page: Page, service: ServiceRun): readonly string[] {
  const groups = new Map<string, ClauseResult[]>()
  for (const clause of service.clauses) groups.set(clause.operation, [...(groups.get(clause.operation) ?? []), clause])
  const width = Math.max(...[...groups.keys()].map(columnsOf), 0)
  return [...groups].map(([name, clauses]) => `  ${padded(visible(name), width)}  ${tally(page, service, clauses)}`)
}

function tally(page: Page, service: ServiceRun, clauses: readonly ClauseResult[]): string {
  const counts = new Map<Outcome, number>()
  for (const clause of clauses) {
    const outcome = outcomeOf(service, clause, page.review)
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return ORDER.filter((outcome) => counts.has(outcome))
    .map((outcome) => page.paint.outcome(outcome, `${counts.get(outcome)} ${outcome}`))
    .join(page.paint.faint(' · '))
}
