/** Verdicts that changed, and clauses that only one of the runs has or could judge. */
import type { ClauseResult } from '../../model/run.ts'
import { reasonOf } from '../story.ts'
import type { Pair } from './behaviour.ts'
import { bothOf } from './behaviour.ts'
import type { Change, Lone } from './drift.ts'
import { exchangeOf } from './profile.ts'

export type VerdictDrift = {
  readonly changed: readonly Change[]
  readonly added: readonly Lone[]
  readonly removed: readonly Lone[]
}

export function verdictDrift(pair: Pair): VerdictDrift {
  const old = new Map(pair.old.clauses.map((clause) => [clause.id, clause]))
  const now = new Map(pair.new.clauses.map((clause) => [clause.id, clause]))
  const both = pair.new.clauses.flatMap((clause) => {
    const before = old.get(clause.id)
    return before === undefined ? [] : [[before, clause] as const]
  })
  const changed = both.filter(([a, b]) => isJudged(a) && isJudged(b) && a.verdict.kind !== b.verdict.kind)
  const lone = (kind: Lone['kind'], clause: ClauseResult): Lone => ({
    kind,
    service: clause.service,
    name: clause.id,
    level: clause.level,
  })
  return {
    changed: changed.map(([before, after]) => changeOf(pair, before, after)),
    added: [
      ...pair.new.clauses.filter((clause) => !old.has(clause.id)).map((clause) => lone('clause', clause)),
      ...both.filter(([a, b]) => !isJudged(a) && isJudged(b)).map(([, after]) => lone('judgement', after)),
    ],
    removed: [
      ...pair.old.clauses.filter((clause) => !now.has(clause.id)).map((clause) => lone('clause', clause)),
      ...both.filter(([a, b]) => isJudged(a) && !isJudged(b)).map(([before]) => lone('judgement', before)),
    ],
  }
}

export function isJudged(clause: ClauseResult): boolean {
  return clause.verdict.kind === 'pass' || clause.verdict.kind === 'fail'
}

function changeOf(pair: Pair, before: ClauseResult, after: ClauseResult): Change {
  return {
    label: 'verdict',
    service: pair.new.service,
    operation: after.operation,
    clause: after.id,
    what: after.statement,
    old: verdictText(pair.old, before),
    new: verdictText(pair.new, after),
    exchanges: bothOf(exchangeOf(before), exchangeOf(after)),
  }
}

function verdictText(service: Pair['old'], clause: ClauseResult): string {
  if (clause.verdict.kind !== 'fail') return clause.verdict.kind
  return `fail: ${reasonOf({ service, clause, outcome: 'fail' })}`
}
