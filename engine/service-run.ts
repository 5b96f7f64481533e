/** Runs one service from preflight to clean-up, and tells what it concluded. */
import type { ClauseId } from '../model/clause.ts'
import type { Case } from '../model/case.ts'
import type { Observation, ServiceRun } from '../model/run.ts'
import type { Operation } from '../model/spec.ts'
import { MissingResource, refersTo } from './calls/references.ts'
import { runCase } from './case-run.ts'
import { createFresh, type Workshop } from './judge.ts'
import { primaryClauses } from './subject.ts'
import { BudgetSpent } from './calls/ledger.ts'
import { observe } from './observations.ts'
import type { Plan } from './plan/plan.ts'
import { preflight } from './preflight.ts'
import { isReported, reported } from './reported.ts'
import type { Setup } from './setup.ts'
import { runStates } from './state-run.ts'
import { summarise } from './summary.ts'
import { verdictsOf } from './blame/verdicts.ts'
import { eachAtOnce } from './workers.ts'
import { openWorkshop } from './workshop.ts'

/** Runs the plan against the setup's target. Never throws for anything that a target does. */
export async function runService(plan: Plan, setup: Setup): Promise<ServiceRun> {
  const began = setup.clock.elapsed()
  const workshop = openWorkshop(plan, setup)
  const { service } = plan.spec
  const untested = new Map(plan.untested)
  let cut: ReadonlyMap<ClauseId, string> = new Map()
  const observations: Observation[] = []
  setup.emit({
    kind: 'service-started',
    service,
    title: plan.spec.title,
    target: setup.target.baseUrl,
    planned: { ...plan.totals, clauses: plan.clauses.length },
  })
  setup.emit({ kind: 'phase', service, phase: 'preflight' })
  const ready = await preflight(workshop).catch((error: unknown) => ({
    kind: 'stop' as const,
    because: stopReason(error),
  }))
  if (ready.kind === 'go') {
    cut = await judgeAll(workshop, plan, untested)
    await runStates(workshop, plan, untested)
    observations.push(...(await probeAll(workshop, plan)))
  }
  setup.emit({ kind: 'phase', service, phase: 'confirm' })
  const fallback = ready.kind === 'stop' ? ready.because : setup.signal.aborted ? 'The run was interrupted.' : undefined
  const isShown = isReported(plan)
  const elsewhere = new Set(plan.elsewhere.map(({ id }) => id))
  const gaps = { untested, cut: new Map([...workshop.leftOut, ...cut]), fallback, elsewhere }
  const all = await verdictsOf(workshop, plan.judged, gaps, (result) => {
    if (isShown(result)) setup.emit({ kind: 'judged', service, result })
  })
  setup.emit({ kind: 'phase', service, phase: 'clean-up' })
  const leftovers = await workshop.resources.removeAll()
  const result = summarise(workshop, plan, {
    ...reported(plan, all),
    observations,
    leftovers,
    seconds: (setup.clock.elapsed() - began) / 1000,
    ...(ready.kind === 'stop' ? { stopped: ready.because } : {}),
  })
  setup.emit({ kind: 'service-finished', service, result })
  return result
}

function stopReason(error: unknown): string {
  if (error instanceof BudgetSpent) return `Preflight no longer fits: ${error.message}.`
  throw error
}

/**
 * The fixed cases in their order, then the random ones. What could not be run is noted as untested. Gives the clauses
 * of which not every fixed case was run, with the reason: half a ladder is no proof.
 */
async function judgeAll(
  workshop: Workshop,
  plan: Plan,
  untested: Map<ClauseId, string>,
): Promise<ReadonlyMap<ClauseId, string>> {
  const { setup } = workshop.session
  setup.emit({ kind: 'phase', service: plan.spec.service, phase: 'judge' })
  const open = new Map<Case, string>(plan.ladder.map((planned) => [planned, 'The run was interrupted.']))
  let order = 1
  const runOne = async ([place, planned]: readonly [number, Case]): Promise<void> => {
    const because = await workshop.session.ledger.beside(async () => runCase(workshop, planned, place))
    if (because === undefined) open.delete(planned)
    else {
      if (open.has(planned)) open.set(planned, because)
      for (const clause of primaryClauses(planned)) untested.set(clause, because)
    }
  }
  function* numbered(cases: Iterable<Case>): Iterable<readonly [number, Case]> {
    for (const planned of cases) yield [order++, planned]
  }
  await eachAtOnce(numbered(plan.prerequisites), 1, setup.signal, runOne)
  for (const stage of plan.stages) {
    const work = async (): Promise<void> =>
      eachAtOnce(numbered(stage.cases), stage.kind === 'deletes' ? 1 : setup.concurrency, setup.signal, runOne)
    await (stage.kind === 'updates' ? withSpare(workshop, work) : work())
  }
  return cutShort(open)
}

/** Success is shown by any call that is accepted; whatever else was left out has a clause of its own. */
function cutShort(open: ReadonlyMap<Case, string>): ReadonlyMap<ClauseId, string> {
  const left = new Map<ClauseId, { readonly because: string; readonly cases: number }>()
  for (const [planned, because] of open)
    for (const clause of primaryClauses(planned).filter((id) => !id.endsWith('/success')))
      left.set(clause, { because, cases: (left.get(clause)?.cases ?? 0) + 1 })
  return new Map(
    [...left].map(([clause, { because, cases }]) => [
      clause,
      `${cases} of its fixed ${cases === 1 ? 'cases was' : 'cases were'} not run. ${because}`,
    ]),
  )
}

/** Updates share a resource of their own, for as long as there are any. */
async function withSpare(workshop: Workshop, work: () => Promise<void>): Promise<void> {
  if (workshop.session.setup.spec.resource?.update === undefined) return work()
  const spare = await createFresh(workshop, 'judge').then(({ live }) => live, unlessItIsOurs)
  if (spare !== undefined) workshop.spare = spare
  await work()
  delete workshop.spare
  if (spare !== undefined) await workshop.resources.remove(spare)
}

async function probeAll(workshop: Workshop, plan: Plan): Promise<readonly Observation[]> {
  const { setup } = workshop.session
  setup.emit({ kind: 'phase', service: plan.spec.service, phase: 'probe' })
  const observations: Observation[] = []
  const isShared = plan.probes.some((probe) => refersTo(probe.input, 'spare'))
  await (isShared ? withSpare(workshop, ask) : ask())
  return observations

  async function ask(): Promise<void> {
    for (const operation of plan.spec.operations) await askOne(operation)
  }

  async function askOne(operation: Operation): Promise<void> {
    for (const question of operation.open) {
      if (setup.signal.aborted) return
      const probes = plan.probes.filter(
        (probe) => probe.operation === operation.name && probe.question === question.name,
      )
      if (probes.length === 0) continue
      const observation = await observe(
        workshop,
        { operation: operation.name, name: question.name, ask: question.ask },
        probes,
      ).catch(unlessItIsOurs)
      if (observation === undefined) continue
      observations.push(observation)
      setup.emit({ kind: 'observed', service: plan.spec.service, observation })
    }
  }
}

/** A probe that no longer fits is left out; anything else is a fault of ours. */
function unlessItIsOurs(error: unknown): undefined {
  if (error instanceof BudgetSpent || error instanceof MissingResource) return undefined
  throw error
}
