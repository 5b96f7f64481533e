/** Lays out the parts that all steps of one service run share. */
import { withoutCulprits, type Culprit } from './blame/culprits.ts'
import type { Case } from '../model/case.ts'
import { carrierOf } from '../model/clauses/service.ts'
import { openCharts } from './charts.ts'
import type { Workshop } from './judge.ts'
import { openLedger } from './calls/ledger.ts'
import { operationNamed } from './resources/lifecycle.ts'
import type { Plan } from './plan/plan.ts'
import { openResources } from './resources/resources.ts'
import { fill } from './calls/references.ts'
import { seenIds } from './calls/seen-ids.ts'
import { openSession, type Session } from './calls/session.ts'
import type { Setup } from './setup.ts'
import { openTally } from './blame/tally.ts'

/** A workshop without evidence and without a fixture. Nothing is sent. */
export function openWorkshop(plan: Plan, setup: Setup): Workshop {
  const { spec } = plan
  const session = telling(openSession(setup, openLedger(setup.allowance)), plan)
  const carrier = carrierOf(spec)
  const create = operationNamed(spec, spec.resource?.create)
  if (carrier === undefined) throw new Error(`${spec.file} has no operation`)
  const culprits: Culprit[] = []
  const freshInput = (key?: string): Case => {
    const fresh = plan.fresh(create ?? carrier, 'full', key)
    return { ...fresh, input: withoutCulprits(fresh.operation, fresh.input, culprits) }
  }
  return {
    session,
    resources: openResources(session, () => fill(freshInput().input, { settings: setup.settings })),
    tally: openTally((clause) => setup.emit({ kind: 'suspected', service: spec.service, clause })),
    charts: openCharts(),
    isSeen: seenIds(),
    freshInput,
    culprits,
    examined: new Map(),
    leftOut: new Map(),
    fullest: (operation) => plan.fresh(operation, 'full'),
    simplest: (operation) => plan.fresh(operation, 'minimal'),
    acceptedBy: (operation) => plan.expectations.accepted(operation),
    clauses: new Set(plan.judged.map((clause) => clause.id)),
    healthCase: healthCase(plan),
    refusedNames: new Set(),
    seed: plan.options.seed,
  }
}

/** Tells of every call, whatever it is for: a run that is slow is not one that stands still. */
function telling(session: Session, plan: Plan): Session {
  return {
    ...session,
    async send(ask) {
      const exchange = await session.send(ask)
      session.setup.emit({
        kind: 'progress',
        service: plan.spec.service,
        operation: ask.operation.name,
        calls: session.ledger.spent.calls,
        of: plan.totals.calls,
      })
      return exchange
    },
  }
}

/** A valid call of the operation that reads; it needs no live resource. */
function healthCase(plan: Plan): Case {
  const carrier = carrierOf(plan.spec)
  if (carrier === undefined) throw new Error(`${plan.spec.file} has no operation`)
  return plan.fresh(carrier, 'minimal')
}
