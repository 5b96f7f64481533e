/**
 * Sends the request of a stored failure again, or runs its story again, and says whether the clause is still broken.
 *
 * The stored case holds references, so resources that it needs are made anew; whatever is made is deleted again.
 */
import type { Case } from '../model/case.ts'
import type { Leftover } from '../model/run.ts'
import type { Counterexample, Finding } from '../model/verdict.ts'
import type { StoredExchange } from '../model/exchange.ts'
import type { Clause } from '../model/clause.ts'
import { runCase } from './case-run.ts'
import { attempt } from './blame/confirmation.ts'
import type { Workshop } from './judge.ts'
import { readBackAndRemove } from './resources/lives.ts'
import { stateClause } from './plan/steps.ts'
import type { Plan } from './plan/plan.ts'
import { preflight } from './preflight.ts'
import { MissingResource } from './calls/references.ts'
import type { Exchange } from './calls/session.ts'
import type { Setup } from './setup.ts'
import { tryStep } from './state-run.ts'
import { openScript } from './states/state.ts'
import { storedExchange } from './calls/storing.ts'
import { openWorkshop } from './workshop.ts'

export type Replayed = {
  readonly outcome:
    | { readonly kind: 'still-fails'; readonly findings: readonly Finding[] }
    | { readonly kind: 'holds' }
    | { readonly kind: 'unclear'; readonly because: string }
  /** How often it was tried, and how often it was broken. */
  readonly times: number
  readonly of: number
  /** The exchange that decided. */
  readonly exchange?: StoredExchange
  readonly leftovers: readonly Leftover[]
}

type Once = { readonly outcome: Replayed['outcome']; readonly exchange?: Exchange }

/** Tries a clause's stored example up to `most` times, until it is broken. The plan is one for this clause alone. */
export async function replay(
  plan: Plan,
  setup: Setup,
  clause: Clause,
  example: Counterexample,
  most: number,
): Promise<Replayed> {
  const workshop = openWorkshop(plan, setup)
  let of = 0
  let last: Once = { outcome: { kind: 'unclear', because: 'it was not tried' } }
  try {
    const ready = await preflight(workshop)
    if (ready.kind === 'stop') last = unclear(ready.because)
    while (ready.kind === 'go' && of < most && last.outcome.kind !== 'still-fails' && !setup.signal.aborted) {
      of += 1
      last = await once(workshop, plan, clause, example)
      if (last.outcome.kind === 'unclear') break
    }
  } catch (error) {
    if (!(error instanceof MissingResource)) throw error
    last = unclear('it needs a live resource, and none could be made')
  }
  const leftovers = await workshop.resources.removeAll()
  const times = last.outcome.kind === 'still-fails' ? 1 : 0
  return {
    outcome: last.outcome,
    times,
    of,
    leftovers,
    ...(last.exchange === undefined ? {} : { exchange: storedExchange(setup, last.exchange) }),
  }
}

function once(workshop: Workshop, plan: Plan, clause: Clause, example: Counterexample): Promise<Once> {
  const step = plan.states.find((candidate) => stateClause(plan.spec, candidate) === clause.id)
  if (step !== undefined) return onceStep(workshop, plan, clause, step)
  return clause.kind === 'state'
    ? onceReadBack(workshop, clause, example.case)
    : onceCase(workshop, clause, example.case)
}

async function onceCase(workshop: Workshop, clause: Clause, planned: Case): Promise<Once> {
  const judged = await attempt(workshop, clause.id, planned)
  if (judged === undefined) return unclear('the target gave no answer that could be judged')
  if ((judged.looked[clause.id] ?? 0) === 0)
    return { ...unclear('the reply says nothing about this clause'), exchange: judged.exchange }
  return { outcome: outcomeOf(judged.findings), exchange: judged.exchange }
}

/** A create, read back: the one promise about state that every accepted create is evidence for. */
async function onceReadBack(workshop: Workshop, clause: Clause, planned: Case): Promise<Once> {
  const made = await workshop.resources.create({
    input: planned.input,
    variation: planned.variation,
    purpose: 'state',
    expected: true,
  })
  if (made.live === undefined) return { ...unclear('the create was not accepted'), exchange: made.exchange }
  await readBackAndRemove(workshop, 0, planned, made.exchange, made.live)
  const { state, unanswered, because } = workshop.tally.of(clause.id)
  if (state === undefined && unanswered > 0) return unclear(because ?? 'it could not be read back')
  return { outcome: outcomeOf(state?.findings ?? []), exchange: made.exchange }
}

async function onceStep(workshop: Workshop, plan: Plan, clause: Clause, step: Plan['states'][number]): Promise<Once> {
  // What was refused has to be refused again before a list can show that nothing stayed behind.
  if (step.promise === 'refused-leaves-nothing') {
    for (const [place, planned] of plan.ladder.entries())
      if (planned.purpose === 'refuse') await runCase(workshop, planned, place)
  }
  const script = openScript()
  const outcome = await tryStep(workshop, step, script)
  const exchange = script.steps.at(-1)?.exchange
  const told = exchange === undefined ? {} : { exchange }
  switch (outcome.kind) {
    case 'unknown':
      return { ...unclear(outcome.because), ...told }
    case 'held':
      return { outcome: { kind: 'holds' }, ...told }
    case 'broken':
      return {
        outcome: outcomeOf(
          outcome.findings.map((difference) => ({ clause: clause.id, check: 'state', ...difference })),
        ),
        ...told,
      }
  }
}

function outcomeOf(findings: readonly Finding[]): Replayed['outcome'] {
  return findings.length === 0 ? { kind: 'holds' } : { kind: 'still-fails', findings }
}

function unclear(because: string): Once {
  return { outcome: { kind: 'unclear', because } }
}
