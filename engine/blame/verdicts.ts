/**
 * Turns evidence into verdicts: prerequisites first, suspects confirmed and shrunk, and nothing passes by being empty.
 */
import type { Clause, ClauseId } from '../../model/clause.ts'
import { codelessErrors } from '../../model/clauses/replies.ts'
import type { ClauseResult } from '../../model/run.ts'
import type { Finding, Verdict } from '../../model/verdict.ts'
import { attribute, type Blame } from './attribution.ts'
import { confirm } from './confirmation.ts'
import type { Workshop } from '../judge.ts'
import { shrink } from './shrinking.ts'
import { storedExchange } from '../calls/storing.ts'
import { classResults, type Broken, type Evidence } from './tally.ts'

/** Why clauses have no verdict of their own. */
export type Gaps = {
  /** Clauses that were not tried. */
  readonly untested: ReadonlyMap<ClauseId, string>
  /** Clauses of which only a part was tried: they can fail, and cannot pass. */
  readonly cut: ReadonlyMap<ClauseId, string>
  /** Why nothing more was tried at all. */
  readonly fallback: string | undefined
  /** Clauses that another shard tells: that they are untested here is no reason not to tell what needs them. */
  readonly elsewhere: ReadonlySet<ClauseId>
}

/** Verdicts for all clauses, in their order. Sends the calls that confirming and shrinking need. */
export async function verdictsOf(
  workshop: Workshop,
  clauses: readonly Clause[],
  gaps: Gaps,
  onVerdict: (result: ClauseResult) => void,
): Promise<readonly ClauseResult[]> {
  const codeless = codelessErrors(workshop.session.setup.spec, clauses)
  const blame = attribute(clauses, workshop.tally, { codeless, culprits: workshop.culprits })
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const known = new Map<ClauseId, Verdict>()
  const verdictOf = async (clause: Clause): Promise<Verdict> => {
    const seen = known.get(clause.id)
    if (seen !== undefined) return seen
    // Set at once, so that a circle of needs ends here.
    known.set(clause.id, { kind: 'pass' })
    const verdict =
      (await unmetNeed(workshop, clause, { byId, verdictOf, blame, elsewhere: gaps.elsewhere })) ??
      (await ownVerdict(workshop, clause, blame, gaps))
    known.set(clause.id, verdict)
    return verdict
  }
  const results: ClauseResult[] = []
  for (const clause of clauses) {
    const result = resultOf(workshop, clause, await verdictOf(clause))
    results.push(result)
    onVerdict(result)
  }
  return results
}

type Needs = {
  readonly byId: ReadonlyMap<ClauseId, Clause>
  readonly blame: Blame
  readonly elsewhere: ReadonlySet<ClauseId>
  verdictOf(clause: Clause): Promise<Verdict>
}

async function unmetNeed(
  workshop: Workshop,
  clause: Clause,
  { byId, blame, verdictOf, elsewhere }: Needs,
): Promise<Verdict | undefined> {
  if (clause.untestable !== undefined) return { kind: 'untested', because: clause.untestable }
  const unmet: ClauseId[] = []
  for (const id of clause.needs) {
    const need = byId.get(id)
    // What hangs on this very clause is no reason not to tell it.
    if (need === undefined || blame.hanging.get(id) === clause.id) continue
    const verdict = await verdictOf(need)
    if (!isMissed(need, verdict, elsewhere)) continue
    if (!isOccasional(verdict, workshop.tally.of(id))) unmet.push(id)
  }
  return unmet.length === 0
    ? undefined
    : { kind: 'untested', because: `It needs ${unmet.join(' and ')}, which did not pass.`, needs: unmet }
}

/** Without a success nothing can be told; of other prerequisites, only those that are broken, or hang on such, stand in the way. */
function isMissed({ id, kind }: Clause, verdict: Verdict, elsewhere: ReadonlySet<ClauseId>): boolean {
  if (verdict.kind !== 'untested') return verdict.kind !== 'pass'
  return !elsewhere.has(id) && (kind === 'success' || verdict.needs !== undefined)
}

/** A prerequisite that fails for some values only still carries the clauses that need it. */
function isOccasional(verdict: Verdict, evidence: Evidence): boolean {
  return verdict.kind === 'fail' && evidence.broken * 2 < evidence.cases
}

async function ownVerdict(
  workshop: Workshop,
  clause: Clause,
  blame: Blame,
  { untested, cut, fallback }: Gaps,
): Promise<Verdict> {
  const evidence = workshop.tally.of(clause.id)
  const hangsOn = blame.hanging.get(clause.id)
  if (hangsOn !== undefined)
    return { kind: 'untested', because: `It needs ${hangsOn}, which did not pass.`, needs: [hangsOn] }
  if (evidence.state !== undefined) return stateVerdict(workshop, evidence.state)
  const suspects = blame.suspects.get(clause.id)
  if (suspects !== undefined && suspects.length > 0) return brokenVerdict(workshop, clause, suspects)
  if (evidence.unanswered > 0)
    return {
      kind: 'inconclusive',
      because: `${evidence.unanswered} of ${evidence.unanswered + evidence.cases} cases got no answer to judge: ${evidence.because ?? 'the target did not answer'}`,
    }
  const isWhole = evidence.cases > 0 && !cut.has(clause.id)
  if (isWhole) return { kind: 'pass' }
  const because = evidence.cases > 0 ? cut.get(clause.id) : untested.get(clause.id)
  return { kind: 'untested', because: because ?? fallback ?? reasonForNothing(clause) }
}

function reasonForNothing(clause: Clause): string {
  if (clause.kind === 'error')
    return 'No reply carried this error: others that the documents allow were answered instead.'
  return 'No reply held anything to judge it by.'
}

async function brokenVerdict(workshop: Workshop, clause: Clause, suspects: readonly Broken[]): Promise<Verdict> {
  let unclear = 'it could not be confirmed'
  for (const broken of suspects.slice(0, 2)) {
    const confirmed = await confirm(workshop, clause.id, broken)
    if (confirmed.kind === 'unclear') {
      unclear = confirmed.because
      continue
    }
    const isSure = confirmed.times === confirmed.of
    const small =
      isSure && confirmed.of > 1
        ? await shrink(workshop, clause, { ...broken, findings: confirmed.findings })
        : { broken, steps: 0 }
    const { setup } = workshop.session
    return {
      kind: 'fail',
      findings: redacted(small.broken.findings, setup.redact),
      example: { case: small.broken.case, exchange: storedExchange(setup, small.broken.exchange), shrunk: small.steps },
      broken: { times: confirmed.times, of: confirmed.of },
    }
  }
  return { kind: 'inconclusive', because: unclear }
}

function stateVerdict(workshop: Workshop, state: NonNullable<Evidence['state']>): Verdict {
  const { setup } = workshop.session
  const first = state.steps[0]
  if (first === undefined) return { kind: 'inconclusive', because: 'it was broken, but no step was recorded' }
  const { operation, input, variation } = first.exchange
  return {
    kind: 'fail',
    findings: redacted(state.findings, setup.redact),
    example: {
      case: {
        id: `${state.findings[0]?.clause ?? ''}#state`,
        operation: operation.name,
        purpose: 'accept',
        input,
        variation,
        expect: [],
      },
      exchange: storedExchange(setup, first.exchange),
      steps: state.steps.map((step) => ({ does: step.does, exchange: storedExchange(setup, step.exchange) })),
      shrunk: 0,
    },
    broken: state.broken,
  }
}

function redacted(findings: readonly Finding[], redact: (text: string) => string): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, expected: redact(finding.expected), actual: redact(finding.actual) }))
}

function resultOf(workshop: Workshop, clause: Clause, verdict: Verdict): ClauseResult {
  const { needs: _, ...rest } = clause
  const evidence = workshop.tally.of(clause.id)
  return {
    ...rest,
    verdict,
    cases: evidence.cases,
    calls: evidence.calls,
    classes: classResults(evidence),
    distinct: evidence.distinct.size,
    ...(verdict.kind === 'pass' && evidence.cases > 0 ? { bound: Math.min(1, 3 / evidence.cases) } : {}),
    ...(evidence.lengths === undefined ? {} : { lengths: evidence.lengths }),
    ...(evidence.sample === undefined ? {} : { sample: storedExchange(workshop.session.setup, evidence.sample) }),
  }
}
