/** What follows an accepted create: reading it back, deleting it, and the evidence that both give. */
import { clauseId } from '../../model/clauses/identity.ts'
import type { Case } from '../../model/case.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation } from '../../model/spec.ts'
import type { Finding } from '../../model/verdict.ts'
import { judgementOf } from '../judgement.ts'
import { file, type Workshop } from '../judge.ts'
import { operationNamed } from './lifecycle.ts'
import type { Live } from '../calls/references.ts'
import type { Exchange } from '../calls/session.ts'
import { differences, lookUntil } from '../states/reading.ts'
import { openScript, type Difference } from '../states/state.ts'

/** Reads a new resource back and files whether it equals what was sent; then deletes it. */
export async function readBackAndRemove(
  workshop: Workshop,
  order: number,
  planned: Case,
  created: Exchange,
  live: Live,
): Promise<void> {
  await readBack(workshop, order, planned, created, live)
  await removeJudged(workshop, order, live)
}

async function readBack(
  workshop: Workshop,
  order: number,
  planned: Case,
  created: Exchange,
  live: Live,
): Promise<void> {
  const { setup } = workshop.session
  const { resource, service } = setup.spec
  if (resource === undefined || (resource.show ?? resource.list) === undefined) return
  const script = openScript()
  const wanted = created.input
  const began = setup.clock.elapsed()
  const sight = await lookUntil(
    workshop,
    script,
    live,
    (seen) => seen.kind === 'found' && differences(resource, wanted, seen.item).length === 0,
  )
  const clause = clauseId(service, resource.create, 'state.readable')
  if (sight.kind === 'unknown') return workshop.tally.unanswered(clause, sight.because)
  if (sight.kind === 'found') workshop.charts.visible(setup.clock.elapsed() - began)
  const found: readonly Difference[] =
    sight.kind === 'absent'
      ? [{ expected: `\`${live.name}\` readable within ${setup.windowSeconds} s`, actual: 'it cannot be read' }]
      : differences(resource, wanted, sight.item)
  const findings = found.map((difference): Finding => ({ clause, check: 'readable', ...difference }))
  workshop.tally.count(clause, {
    class: 'read back',
    order,
    case: planned,
    exchange: created,
    findings,
    tried: { value: live.name, lengths: [] },
  })
  const evidence = workshop.tally.of(clause)
  if (findings.length > 0)
    evidence.state ??= {
      findings,
      steps: [{ does: 'create', exchange: created }, ...script.steps.slice(-3)],
      broken: { times: 1, of: 1 },
    }
}

/** Deletes a resource; the delete is one more valid call of its operation and is judged as such. */
export async function removeJudged(workshop: Workshop, order: number, live: Live): Promise<void> {
  const { setup } = workshop.session
  const exchange = await workshop.resources.remove(live, 'judge')
  const operation = operationNamed(setup.spec, setup.spec.resource?.delete)
  if (exchange === undefined || operation === undefined) return
  const planned: Case = {
    id: `${setup.spec.service}/${operation.name}/success#delete`,
    operation: operation.name,
    purpose: 'accept',
    input: { ...exchange.input, ...ownReferences(operation) },
    variation: {},
    expect: workshop.acceptedBy(operation),
  }
  const judged = judgementOf(workshop, { ...planned, input: exchange.input }, exchange)
  workshop.charts.latency(operation.name, exchange.delivery.timing.took)
  file(workshop, order, { exchange, case: planned, ...judged })
}

/** References to a resource of the case's own, so that a delete can be tried again on another one. */
function ownReferences(operation: Operation): JsonObject {
  return Object.fromEntries(
    operation.parameters.flatMap(({ name, refers }) =>
      refers === undefined ? [] : [[name, { $live: refers, of: 'own' }] as const],
    ),
  )
}
