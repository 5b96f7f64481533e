/** Judges what an exchange brought, in the light of its case. Files nothing. */
import { judge } from '../checks/index.ts'
import type { Case } from '../model/case.ts'
import type { Exchange } from './calls/session.ts'
import type { Workshop } from './judge.ts'

/** The findings of a case whose references are filled; none, and nothing looked at, when there is no reply. */
export function judgementOf(
  { session, isSeen }: Workshop,
  filled: Case,
  { operation, reply }: Exchange,
): ReturnType<typeof judge> {
  if (reply === undefined) return { findings: [], looked: {} }
  const { spec, settings } = session.setup
  const formatAsked = filled.variation.format ?? 'json'
  return judge({ spec, operation, case: filled, settings, seenRequestIds: isSeen, formatAsked }, reply)
}
