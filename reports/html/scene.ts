/** What every part of the page may look at, worked out once. */
import type { ClauseId } from '../../model/clause.ts'
import type { Run, ServiceRun } from '../../model/run.ts'
import type { MutantResult } from '../../model/teeth.ts'
import { verdictsOf } from '../format.ts'
import type { ReportContext, Verdicts } from '../format.ts'
import type { Place } from '../outcome.ts'
import { worstOf } from '../outcome.ts'

export type Scene = Verdicts & {
  readonly run: Run
  readonly context: ReportContext
  /** Unwaived fails, worst first. */
  readonly worst: readonly Place[]
  /** A run so large that a clause which passed has one line, and only pictures that show something odd are drawn. */
  readonly compact: boolean
  readonly mutants: ReadonlyMap<ClauseId, readonly MutantResult[]>
}

const LARGE = 2000

export function sceneOf(run: Run, context: ReportContext): Scene {
  const verdicts = verdictsOf(run, context)
  const mutants = new Map<ClauseId, MutantResult[]>()
  for (const mutant of (context.teeth ?? []).flatMap((teeth) => teeth.mutants)) {
    mutants.set(mutant.clause, [...(mutants.get(mutant.clause) ?? []), mutant])
  }
  return {
    ...verdicts,
    run,
    context,
    mutants,
    worst: worstOf(run, verdicts.review),
    compact: verdicts.totals.planned > LARGE,
  }
}

/** Where a clause stands on the page; the same in every run, so that links to it hold. */
export function anchorOf(run: Run, service: ServiceRun, id: string): string {
  const twin = run.services.filter((other) => other.service === service.service).indexOf(service)
  const slug = id.replace(/[^A-Za-z0-9._/-]/g, '_')
  return twin > 0 ? `${slug}~${twin + 1}` : slug
}

export function operationAnchor(run: Run, service: ServiceRun, operation: string): string {
  return anchorOf(run, service, `${service.service}/${operation}`)
}
