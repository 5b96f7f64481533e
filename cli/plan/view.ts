/** A plan as plain data: what `assay plan` prints, and its JSON. Goes through all cases once, so it takes a fresh plan. */
import { homeOf, priceOf, sumOf, type Price } from '../../engine/plan/cost.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { stateClause, statePrices } from '../../engine/plan/steps.ts'
import { withoutTwins } from '../../engine/plan/twins.ts'
import type { Case } from '../../model/case.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import type { Level } from '../../model/spec.ts'

export type PlannedClass = { readonly class: string; readonly expects: 'accepted' | 'refused'; readonly cases: number }

export type PlannedClause = {
  readonly id: ClauseId
  readonly operation: string
  readonly name: string
  readonly level: Level
  /** Requests that are evidence for it on purpose; its own are those that `calls` counts. */
  readonly cases: number
  readonly calls: number
  readonly creates: number
  readonly classes: readonly PlannedClass[]
  /** `replies`: it has no request of its own, and is judged by the replies to those of others. */
  readonly by: 'cases' | 'steps' | 'replies' | 'nothing'
  readonly untested?: string
}

export type PlannedService = {
  readonly service: string
  readonly title: string
  readonly seed: number
  readonly examples: number
  readonly planHash: string
  readonly identities: readonly string[]
  readonly schemes: readonly string[]
  /** What the whole plan costs at most against a conforming target, retries and confirmations apart. */
  readonly calls: number
  readonly creates: number
  readonly live: number
  readonly seconds: number
  readonly rate?: { readonly calls: number; readonly perSeconds: number }
  readonly billable?: { readonly unit: string; readonly calls: number }
  /** Open questions that are asked, and with how many requests. */
  readonly probes: { readonly questions: number; readonly cases: number }
  readonly clauses: readonly PlannedClause[]
}

/** What a plan would do; draws all of its random cases. */
export function plannedService(plan: Plan): PlannedService {
  const { spec, options, price, totals } = plan
  const found = collect(plan)
  const { rate, billing } = spec.limits
  return {
    service: spec.service,
    title: spec.title,
    seed: options.seed,
    examples: options.examples,
    planHash: plan.hash(),
    identities: options.identities,
    schemes: options.schemes,
    calls: price.calls,
    creates: price.creates,
    live: totals.live,
    seconds: totals.seconds,
    ...(rate === undefined ? {} : { rate: { calls: rate.calls, perSeconds: rate.perSeconds } }),
    ...(billing === undefined ? {} : { billable: { unit: billing.unit, calls: price.successes } }),
    probes: {
      questions: new Set(plan.probes.map(({ operation, question }) => `${operation} ${question}`)).size,
      cases: plan.probes.length,
    },
    clauses: plan.clauses.map((clause) => plannedClause(plan, clause, found)),
  }
}

type Found = {
  readonly prices: Map<ClauseId, Price[]>
  readonly classes: Map<ClauseId, Map<string, PlannedClass>>
  readonly steps: ReadonlySet<ClauseId>
}

function collect(plan: Plan): Found {
  const steps = plan.states.flatMap((step) => stateClause(plan.spec, step) ?? [])
  const found: Found = { prices: new Map(), classes: new Map(), steps: new Set(steps) }
  for (const [clause, price] of statePrices(plan.spec, plan.states, plan.options)) addPrice(found, clause, price)
  for (const stage of plan.stages) for (const planned of stage.cases) addCase(plan, found, planned)
  return found
}

function addPrice({ prices }: Found, clause: ClauseId | undefined, price: Price): void {
  if (clause === undefined) return
  const known = prices.get(clause)
  if (known === undefined) prices.set(clause, [price])
  else known[0] = sumOf([known[0] ?? price, price])
}

/** A twin is shown under its clause, and costs nothing there. */
function addCase(plan: Plan, found: Found, planned: Case): void {
  addPrice(found, homeOf(planned), priceOf(plan.spec, planned))
  for (const one of withoutTwins(planned)) addClasses(found, one)
}

function addClasses(found: Found, planned: Case): void {
  const home = homeOf(planned)
  const expects = planned.purpose === 'refuse' ? 'refused' : 'accepted'
  if (home !== undefined)
    addClass(found, home, planned.fault?.class ?? (planned.packs === undefined ? 'random' : 'packed'), expects)
  for (const pack of planned.packs ?? []) addClass(found, pack.clause, pack.class, 'accepted')
}

function addClass({ classes }: Found, clause: ClauseId, name: string, expects: PlannedClass['expects']): void {
  const known = classes.get(clause) ?? new Map<string, PlannedClass>()
  classes.set(clause, known)
  const key = `${expects} ${name}`
  known.set(key, { class: name, expects, cases: (known.get(key)?.cases ?? 0) + 1 })
}

function plannedClause(plan: Plan, clause: Clause, { prices, classes, steps }: Found): PlannedClause {
  const own = [...(classes.get(clause.id)?.values() ?? [])]
  const price = sumOf(prices.get(clause.id) ?? [])
  const untested = clause.untestable ?? plan.untested.get(clause.id)
  const by = untested !== undefined ? 'nothing' : own.length > 0 ? 'cases' : steps.has(clause.id) ? 'steps' : 'replies'
  return {
    id: clause.id,
    operation: clause.operation,
    name: clause.name,
    level: clause.level,
    cases: own.reduce((sum, one) => sum + one.cases, 0),
    calls: price.calls,
    creates: price.creates,
    classes: own,
    by,
    ...(untested === undefined ? {} : { untested }),
  }
}
