/** What a test says about one clause: nothing when it passed, why it was skipped, or why it is red. */
import type { ClauseId } from '../model/clause.ts'
import type { ServiceRun } from '../model/run.ts'
import { failureLines } from '../reports/console/failure.ts'
import { paintOf } from '../reports/console/paint.ts'
import { visible } from '../reports/text/visible.ts'
import { NO_WAIVERS } from '../reports/waivers/waiver.ts'

export type Told = { readonly kind: 'green' } | { readonly kind: 'skip' | 'red'; readonly because: string }

const width = 120

/** Tells the verdict on a clause. A clause that the run does not know is red: it was promised and nobody looked. */
export function tellVerdict(service: ServiceRun, id: ClauseId, runFile: string): Told {
  const clause = service.clauses.find((candidate) => candidate.id === id)
  if (clause === undefined) return { kind: 'red', because: 'the run says nothing about this clause' }
  const { verdict } = clause
  switch (verdict.kind) {
    case 'pass':
      return { kind: 'green' }
    case 'untested':
      return { kind: 'skip', because: visible(verdict.because) }
    case 'inconclusive':
      return { kind: 'red', because: `could not tell: ${visible(verdict.because)}` }
    case 'fail': {
      const page = { paint: paintOf(false), width, review: NO_WAIVERS, runFile }
      return { kind: 'red', because: failureLines(page, { service, clause, outcome: 'fail' }).join('\n') }
    }
  }
}
