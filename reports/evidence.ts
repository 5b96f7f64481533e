/**
 * What a verdict stands on, in words: how many cases, how many distinct values among them, how long they were, of how
 * many classes, and how often such a request may still break the clause.
 */
import type { ClauseResult, Lengths } from '../model/run.ts'
import { count, grouped, percent } from './text/phrases.ts'

/** `6 cases (5 distinct values, lengths 7 to 65, 4 classes) in 6 calls; at 95 % confidence …`. */
export function evidenceOf(clause: ClauseResult): string {
  if (clause.cases === 0) return 'none: no case of this clause was sent'
  const { distinct, lengths, classes } = clause
  const covered = [
    ...(distinct === 0 ? [] : [count(distinct, 'distinct value')]),
    ...(lengths === undefined ? [] : [lengthsText(lengths)]),
    count(classes.length, 'class', 'classes'),
  ]
  const sent = `${count(clause.cases, 'case')} (${covered.join(', ')}) in ${count(clause.calls, 'call')}`
  return clause.bound === undefined || clause.verdict.kind !== 'pass' ? sent : `${sent}; ${confidenceOf(clause.bound)}`
}

/** With no failure in n cases the rate is at most about 3/n (the rule of three). */
function confidenceOf(bound: number): string {
  return bound >= 1
    ? 'too few for a bound on the rate of failure'
    : `at 95 % confidence fewer than ${percent(bound)} of such requests break it`
}

function lengthsText({ shortest, longest }: Lengths): string {
  return shortest === longest ? `length ${grouped(shortest)}` : `lengths ${grouped(shortest)} to ${grouped(longest)}`
}

/** All clauses together: `1,204 cases of 312 classes, 980 distinct values, lengths 1 to 1,255`. Empty when nothing was sent. */
export function coveredBy(clauses: readonly ClauseResult[]): string {
  const tried = clauses.filter(({ distinct }) => distinct > 0)
  if (tried.length === 0) return ''
  const sum = (amount: (clause: ClauseResult) => number) => grouped(tried.reduce((all, one) => all + amount(one), 0))
  const lengths = tried.flatMap(({ lengths: one }) => one ?? [])
  const ends = {
    shortest: lengths.reduce((least, { shortest }) => Math.min(least, shortest), Infinity),
    longest: lengths.reduce((most, { longest }) => Math.max(most, longest), 0),
  }
  return [
    `${sum(({ cases }) => cases)} cases of ${sum(({ classes }) => classes.length)} classes`,
    `${sum(({ distinct }) => distinct)} distinct values`,
    ...(lengths.length === 0 ? [] : [lengthsText(ends)]),
  ].join(', ')
}

/** The bounds on the rate of failure of what passed, from the least to the most sure. */
export function boundsOf(clauses: readonly ClauseResult[]): string {
  const bounds = clauses.flatMap(({ bound }) => (bound === undefined ? [] : [bound]))
  if (bounds.length === 0) return ''
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)]
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}, by clause`
}
