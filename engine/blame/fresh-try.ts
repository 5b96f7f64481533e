/**
 * Tries a case, and tries it again under another name when its name is taken already.
 *
 * A name that somebody else took is no finding; nor is one that this run itself still holds, when a case is confirmed.
 */
import type { Case } from '../../model/case.ts'
import { tryCase, type Workshop } from '../judge.ts'
import { refusedFor } from '../resources/refused-for.ts'
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
  const isTaken = refusedFor('duplicate', workshop.session.setup.spec, judged.exchange) !== undefined
  if (!isCreate || !isTaken || judged.exchange.doubtful) return judged
  const other = workshop.freshInput(`instead of ${planned.id}`)
  return tryCase(workshop, { ...planned, input: withName(planned.input, other.input, resource.name) }, purpose)
}
