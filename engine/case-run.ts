/** Runs one planned case from start to end: judged, filed, isolated when a packed one is refused, and undone. */
import type { Case } from '../model/case.ts'
import { tryFreshly } from './blame/fresh-try.ts'
import { isolate } from './blame/isolation.ts'
import { file, type Judged, type Workshop } from './judge.ts'
import { triedFor } from './subject.ts'
import { BudgetSpent } from './calls/ledger.ts'
import { readBackAndRemove } from './resources/lives.ts'
import { textAt } from './calls/paths.ts'
import { makeFixture } from './preflight.ts'
import { MissingResource } from './calls/references.ts'
import { behaviourOf } from './calls/behaviour.ts'

/** Runs a case; `order` is its place in the plan. Returns the reason when it could not be run at all. */
export async function runCase(workshop: Workshop, planned: Case, order: number): Promise<string | undefined> {
  try {
    const judged = await tryFreshly(workshop, planned)
    noteRefusal(workshop, judged)
    if (planned.purpose === 'accept' && isRefused(judged)) await isolate(workshop, judged, order)
    else {
      file(workshop, order, judged)
      countPacks(workshop, judged, order)
    }
    await undo(workshop, judged, order)
    return undefined
  } catch (error) {
    if (error instanceof BudgetSpent) return `It no longer fits: ${error.message}.`
    if (error instanceof MissingResource) return 'It needs a live resource, and none could be made.'
    throw error
  }
}

function isRefused(judged: Judged): boolean {
  const reply = judged.exchange.reply
  return judged.exchange.outcome !== 'throttled' && reply !== undefined && reply.status >= 400
}

const mostRefusedNames = 10_000

function noteRefusal(workshop: Workshop, judged: Judged): void {
  const { resource } = workshop.session.setup.spec
  if (
    resource === undefined ||
    judged.case.operation !== resource.create ||
    judged.case.purpose !== 'refuse' ||
    !isRefused(judged)
  )
    return
  const name = textAt(judged.exchange.input, resource.name)
  const isTaken = judged.case.fault?.class === 'duplicate'
  if (name !== undefined && name !== '' && !isTaken && workshop.refusedNames.size < mostRefusedNames)
    workshop.refusedNames.add(name)
}

/** An accepted packed request is evidence for every class in it. */
function countPacks(workshop: Workshop, judged: Judged, order: number): void {
  const reply = judged.exchange.reply
  if (reply === undefined || reply.status >= 300) return
  for (const pack of judged.case.packs ?? []) {
    workshop.tally.count(pack.clause, {
      class: pack.class,
      order,
      case: judged.case,
      exchange: judged.exchange,
      findings: [],
      tried: triedFor(pack.clause, judged.case),
      behaviour: () => behaviourOf(workshop, reply, judged.exchange),
    })
  }
}

async function undo(
  workshop: Workshop,
  judged: Judged & { readonly own?: Judged['live'] },
  order: number,
): Promise<void> {
  const { spec } = workshop.session.setup
  if (judged.live !== undefined) {
    if (judged.case.purpose === 'accept')
      await readBackAndRemove(workshop, order, judged.case, judged.exchange, judged.live)
    else await workshop.resources.remove(judged.live)
  }
  if (judged.case.operation === spec.resource?.delete) await afterDelete(workshop, judged)
  else if (judged.own !== undefined) await workshop.resources.remove(judged.own)
}

/** A delete that had to be refused and was accepted took the fixture with it: the next cases need another. */
async function afterDelete(workshop: Workshop, judged: Judged & { readonly own?: Judged['live'] }): Promise<void> {
  const wasAccepted = judged.exchange.reply !== undefined && judged.exchange.reply.status < 300
  if (judged.own !== undefined)
    await (wasAccepted ? workshop.resources.forget(judged.own) : workshop.resources.remove(judged.own))
  if (!wasAccepted || judged.own !== undefined || workshop.fixture === undefined) return
  await workshop.resources.remove(workshop.fixture)
  await makeFixture(workshop)
}
