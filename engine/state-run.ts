/** Tries the promises about state one after another and files what came of each. */
import type { ClauseId } from '../model/clause.ts'
import type { Finding } from '../model/verdict.ts'
import type { Workshop } from './judge.ts'
import { BudgetSpent } from './calls/ledger.ts'
import type { Plan } from './plan/plan.ts'
import { stateClause } from './plan/steps.ts'
import { dismiss } from './states/companion.ts'
import { openScript, type StateOutcome, type StateStep } from './states/state.ts'

/** Runs all state steps; those that could not be told are noted with the reason. */
export async function runStates(workshop: Workshop, plan: Plan, untested: Map<ClauseId, string>): Promise<void> {
  const { setup } = workshop.session
  setup.emit({ kind: 'phase', service: plan.spec.service, phase: 'state' })
  for (const step of plan.states) {
    if (setup.signal.aborted) return
    const clause = stateClause(plan.spec, step)
    if (clause === undefined) continue
    // What fills the account, or races for its last places, needs them all.
    if (step.companion === undefined) await dismiss(workshop)
    await runState(workshop, step, clause, untested)
  }
  await dismiss(workshop)
}

async function runState(
  workshop: Workshop,
  step: StateStep,
  clause: ClauseId,
  untested: Map<ClauseId, string>,
): Promise<void> {
  const script = openScript()
  const outcome = await tryStep(workshop, step, script)
  if (outcome.kind === 'unknown') return void untested.set(clause, `${capital(outcome.because)}.`)
  const evidence = workshop.tally.of(clause)
  evidence.cases += 1
  evidence.calls += script.steps.length
  const sample = script.steps.at(-1)?.exchange
  if (sample !== undefined) evidence.sample ??= sample
  if (outcome.kind === 'held') return
  const { setup } = workshop.session
  if (evidence.broken === 0) setup.emit({ kind: 'suspected', service: setup.spec.service, clause })
  // Once more: a promise about state that breaks only sometimes is a different story.
  const again = await tryStep(workshop, step, openScript())
  const findings = outcome.findings.map((difference): Finding => ({ clause, check: 'state', ...difference }))
  evidence.broken += 1
  evidence.state = {
    findings,
    steps: script.steps,
    broken: { times: again.kind === 'broken' ? 2 : 1, of: again.kind === 'unknown' ? 1 : 2 },
  }
}

/** Tries a step once; a budget that is spent is no verdict. */
export async function tryStep(
  workshop: Workshop,
  step: StateStep,
  script: ReturnType<typeof openScript>,
): Promise<StateOutcome> {
  try {
    const outcome = await step.run(workshop, script)
    if (outcome.kind !== 'held') await dismiss(workshop)
    return outcome
  } catch (error) {
    if (error instanceof BudgetSpent) return { kind: 'unknown', because: `it no longer fits: ${error.message}` }
    throw error
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
