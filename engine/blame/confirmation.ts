/**
 * Confirms a broken clause by sending its request again, so that a report can say "always" or "2 times of 5".
 *
 * Status 5xx is never a clause's fault at once: it counts only when it stays while a plain valid call succeeds.
 */
import type { Case } from '../../model/case.ts'
import type { ClauseId } from '../../model/clause.ts'
import type { Finding } from '../../model/verdict.ts'
import { tryFreshly } from './fresh-try.ts'
import { BudgetSpent } from '../calls/ledger.ts'
import { MissingResource } from '../calls/references.ts'
import { tryCase, type Judged, type Workshop } from '../judge.ts'
import type { Broken } from './tally.ts'

export type Confirmed =
  | {
      readonly kind: 'broken'
      readonly times: number
      readonly of: number
      readonly latest?: Judged
      readonly findings: readonly Finding[]
    }
  | { readonly kind: 'unclear'; readonly because: string }

const enoughInARow = 2
const mostAttempts = 5

/** Sends the request of a broken case again: twice more when it always breaks, up to five in all when it does not. */
export async function confirm(workshop: Workshop, clause: ClauseId, broken: Broken): Promise<Confirmed> {
  let times = 1
  let of = 1
  let latest: Judged | undefined
  let findings = broken.findings
  let isServerError = broken.exchange.outcome === 'server-error'
  while (of < mostAttempts && !(of > enoughInARow && times === of)) {
    const again = await attempt(workshop, clause, broken.case)
    if (again === undefined) break
    of += 1
    if (again.findings.length === 0) continue
    times += 1
    latest = again
    findings = again.findings
    isServerError &&= again.exchange.outcome === 'server-error'
  }
  if (isServerError && !(await isHealthy(workshop)))
    return {
      kind: 'unclear',
      because: `the target answers status ${broken.exchange.reply?.status ?? 500} also to valid calls`,
    }
  return { kind: 'broken', times, of, findings, ...(latest === undefined ? {} : { latest }) }
}

/** One more try of a case for one clause: its findings, none when the clause held; undefined when there is no answer or no budget. */
export async function attempt(
  workshop: Workshop,
  clause: ClauseId,
  planned: Case,
): Promise<(Judged & { readonly looked: Readonly<Record<string, number>> }) | undefined> {
  try {
    const judged = await tryFreshly(workshop, planned, 'confirm')
    if (judged.live !== undefined) await workshop.resources.remove(judged.live)
    if (judged.own !== undefined) await workshop.resources.remove(judged.own)
    if (judged.exchange.reply === undefined || judged.exchange.outcome === 'throttled') return undefined
    return { ...judged, findings: judged.findings.filter((finding) => finding.clause === clause) }
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof MissingResource) return undefined
    throw error
  }
}

async function isHealthy(workshop: Workshop): Promise<boolean> {
  const judged = await tryCase(workshop, workshop.healthCase, 'confirm').catch(() => undefined)
  return (
    judged?.exchange.outcome === 'answered' && judged.exchange.reply !== undefined && judged.exchange.reply.status < 400
  )
}
