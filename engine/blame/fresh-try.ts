/**
 * Tries a case, and tries it again under another name when its name is taken already.
 *
 * A name that somebody else took is no finding; nor is one that this run itself still holds, when a case is confirmed.
 */
import type { Case } from '../../model/case.ts'
import { errorsOf } from '../../model/clauses/replies.ts'
import { tryCase, type Judged, type Workshop } from '../judge.ts'
import { operationNamed } from '../resources/lifecycle.ts'
import { withName } from '../states/duplicate.ts'

/** Sends and judges a case, valid creates under a name that is free. Files nothing. */
export async function tryFreshly(
  workshop: Workshop,
  planned: Case,
  purpose: 'judge' | 'confirm' = 'judge',
): ReturnType<typeof tryCase> {
  const judged = await tryCase(workshop, planned, purpose)
  const { resource } = workshop.session.setup.spec
  const isCreate = planned.purpose === 'accept' && resource?.create === planned.operation
  if (!isCreate || !isConflict(workshop, judged) || judged.exchange.doubtful) return judged
  const other = workshop.freshInput(`instead of ${planned.id}`)
  return tryCase(workshop, { ...planned, input: withName(planned.input, other.input, resource.name) }, purpose)
}

function isConflict(workshop: Workshop, judged: Judged): boolean {
  const operation = operationNamed(workshop.session.setup.spec, judged.case.operation)
  const reply = judged.exchange.reply
  if (operation === undefined || reply === undefined || reply.status < 400) return false
  return errorsOf(workshop.session.setup.spec, operation).some(
    (error) =>
      error.when === 'duplicate' &&
      (error.code === undefined ? error.status.includes(reply.status) : error.code === reply.error?.code),
  )
}
