/**
 * Runs one planned case: fills it, sends it, judges the reply, files the evidence, and undoes what it made.
 */
import { behaviourOf } from './calls/behaviour.ts'
import type { Case } from '../model/case.ts'
import type { ClauseId } from '../model/clause.ts'
import type { Fingerprint } from '../model/run.ts'
import type { Reply } from '../model/exchange.ts'
import type { Operation } from '../model/spec.ts'
import type { Finding } from '../model/verdict.ts'
import type { Culprit } from './blame/culprits.ts'
import type { Charts } from './charts.ts'
import { evidenceOfAccepted } from './evidence-drawn.ts'
import { judgementOf } from './judgement.ts'
import { withoutTwins } from './plan/twins.ts'
import { operationNamed } from './resources/lifecycle.ts'
import { fill, refersTo, type Known, type Live } from './calls/references.ts'
import { refusedFor } from './resources/refused-for.ts'
import type { Resources } from './resources/resources.ts'
import type { Companion, Departed } from './states/companion.ts'
import { primaryClauses, triedFor } from './subject.ts'
import type { Exchange, Session } from './calls/session.ts'
import type { Tally } from './blame/tally.ts'

/** The parts that all steps of one service run share. */
export type Workshop = {
  readonly session: Session
  readonly resources: Resources
  readonly tally: Tally
  readonly charts: Charts
  /** The shared resource that reads, refusals and updates work on, once preflight has made it. */
  fixture?: Live
  /** A second shared one that updates may change, while there are updates to try. */
  spare?: Live
  /** The one that state steps share. */
  companion?: Companion
  /** What the step before has deleted. */
  departed?: Departed
  /** Remembers a request id; true when it was seen before. */
  readonly isSeen: (requestId: string) => boolean
  /** A valid input of the creating operation, all parameters given, that nothing else uses. Same key, same input; without one, the next in line. */
  readonly freshInput: (key?: string) => Case
  /** The clauses that the run is about. */
  readonly clauses: ReadonlySet<ClauseId>
  /** Optional parameters that were found to be refused when they are there, or when they are not. */
  readonly culprits: Culprit[]
  /** Clauses of which a class was not tried, with the reason. */
  readonly leftOut: Map<ClauseId, string>
  /** For operations that were asked, whether the presence of a parameter is at fault, and of which. */
  readonly examined: Map<string, Promise<Culprit | undefined>>
  /** A valid call of an operation that has everything. */
  readonly fullest: (operation: Operation) => Case
  /** The plainest valid call of an operation. */
  readonly simplest: (operation: Operation) => Case
  /** What any accepted call of an operation is evidence for. */
  readonly acceptedBy: (operation: Operation) => Case['expect']
  /** A valid call that changes nothing: the sign of a target in good health. */
  readonly healthCase: Case
  /** Seed of the run, for what state steps draw. */
  readonly seed: number
  /** Names of creates that were refused: none of them may turn up in a list. */
  readonly refusedNames: Set<string>
}

export type Judged = {
  readonly exchange: Exchange
  readonly findings: readonly Finding[]
  readonly live?: Live
  /** As planned, its references not filled. */ readonly case: Case
}

/** Sends a case and judges it, without filing anything. `own` is made first when the case needs a resource to itself. */
export async function tryCase(
  workshop: Workshop,
  planned: Case,
  purpose: 'judge' | 'confirm' | 'probe' | 'preflight' = 'judge',
): Promise<Judged & { readonly looked: Readonly<Record<string, number>>; readonly own?: Live }> {
  const { setup } = workshop.session
  const operation = operationNamed(setup.spec, planned.operation)
  if (operation === undefined) throw new Error(`no operation ${planned.operation}`)
  // A spare one is there only while updates are tried; a case that is tried again later has to bring its own.
  const lacksSpare = workshop.spare === undefined && refersTo(planned.input, 'spare')
  const own =
    lacksSpare || refersTo(planned.input, 'own') ? (await createFresh(workshop, purpose, planned.id)).live : undefined
  const known = { ...knownNow(workshop), ...(own === undefined ? {} : lacksSpare ? { own, spare: own } : { own }) }
  const filled: Case = { ...planned, input: fill(planned.input, known) }
  const { exchange, live } = await deliver(workshop, filled, purpose).catch(async (error: unknown) => {
    if (own !== undefined) await workshop.resources.remove(own)
    throw error
  })
  const judged = judgementOf(workshop, filled, exchange)
  workshop.charts.latency(operation.name, exchange.delivery.timing.took)
  return {
    exchange,
    ...judged,
    case: planned,
    ...(live === undefined ? {} : { live }),
    ...(own === undefined ? {} : { own }),
  }
}

function knownNow(workshop: Workshop): Known {
  const { fixture, spare } = workshop
  return {
    settings: workshop.session.setup.settings,
    ...(fixture === undefined ? {} : { fixture }),
    ...(spare === undefined ? {} : { spare }),
  }
}

const mostNames = 5

/** Makes a resource for somebody's own use, under another name when one is taken: by a run before, or by others. */
export async function createFresh(
  workshop: Workshop,
  purpose: 'judge' | 'confirm' | 'probe' | 'preflight' | 'state',
  key?: string,
): Promise<{ readonly exchange: Exchange; readonly live?: Live; readonly case: Case }> {
  const { setup } = workshop.session
  for (let tries = 1; ; tries += 1) {
    const planned = workshop.freshInput(key === undefined || tries === 1 ? key : `${key}, try ${tries}`)
    const filled = { ...planned, input: fill(planned.input, { settings: setup.settings }) }
    const made = await workshop.resources.create({ input: filled.input, variation: {}, purpose, expected: true })
    const isTaken = refusedFor('duplicate', setup.spec, made.exchange) !== undefined && !made.exchange.doubtful
    if (!isTaken || tries === mostNames) return { ...made, case: filled }
  }
}

async function deliver(
  workshop: Workshop,
  filled: Case,
  purpose: 'judge' | 'confirm' | 'probe' | 'preflight',
): Promise<{ readonly exchange: Exchange; readonly live?: Live }> {
  const { session, resources } = workshop
  const { spec, nonce: freshNonce } = session.setup
  const operation = operationNamed(spec, filled.operation)
  if (operation === undefined) throw new Error(`no operation ${filled.operation}`)
  const ask = { operation, input: filled.input, variation: filled.variation, purpose }
  if (filled.variation.fault === 'replayed-nonce') {
    const nonce = freshNonce()
    const { fault: _, ...plain } = filled.variation
    await session.send({ ...ask, variation: plain, nonce })
    return { exchange: await session.send({ ...ask, nonce }) }
  }
  if (filled.operation !== spec.resource?.create) return { exchange: await session.send(ask) }
  return resources.create({ ...ask, expected: filled.purpose === 'accept' })
}

type JudgedAndLooked = Judged & { readonly looked: Readonly<Record<string, number>> }

/** Files what one exchange says about each clause that its case is evidence for. */
export function file(workshop: Workshop, order: number, judged: JudgedAndLooked): void {
  const { tally } = workshop
  const { exchange, case: planned } = judged
  if (exchange.reply === undefined || exchange.outcome === 'throttled') {
    for (const clause of primaryClauses(planned)) tally.unanswered(clause, whyUnanswered(exchange))
    return
  }
  count(workshop, order, judged, exchange.reply)
  const reply = exchange.reply
  if (reply.status >= 300 || reply.error !== undefined) workshop.charts.outcome(planned, false)
  else
    for (const about of evidenceOfAccepted(workshop.session.setup.spec, planned))
      workshop.charts.outcome({ ...planned, about }, true)
  for (const twin of planned.twins ?? []) {
    const filled = { ...twin, input: exchange.input }
    count(workshop, order, { ...judged, ...judgementOf(workshop, filled, exchange), case: twin }, exchange.reply)
  }
}

function count(workshop: Workshop, order: number, judged: JudgedAndLooked, reply: Reply): void {
  const { tally } = workshop
  const { exchange } = judged
  const [planned] = withoutTwins(judged.case)
  const behaviour = (): Fingerprint => behaviourOf(workshop, reply, exchange)
  for (const expectation of planned.expect) {
    if ((judged.looked[expectation.clause] ?? 0) === 0) continue
    const isPrimary = planned.fault?.clause === expectation.clause
    const name = isPrimary
      ? (planned.fault?.class ?? '')
      : `${planned.operation} ${planned.purpose === 'accept' ? 'accepted' : 'refused'}`
    tally.count(expectation.clause, {
      class: name,
      order,
      case: planned,
      exchange,
      findings: judged.findings,
      behaviour,
      ...(isPrimary ? { tried: triedFor(expectation.clause, planned) } : {}),
    })
  }
}

function whyUnanswered(exchange: Exchange): string {
  if (exchange.delivery.kind === 'fault') return exchange.delivery.fault.message
  return exchange.outcome === 'throttled'
    ? 'the target kept throttling'
    : `the target kept answering status ${exchange.reply?.status ?? 0}`
}
