/** A badge for shields.io (endpoint form): the verdict in three words, with a colour. */
import { verdictsOf } from '../format.ts'
import type { Format } from '../format.ts'

const COLOURS = { good: 'brightgreen', bad: 'red', unknown: 'yellow' } as const

export const badge: Format = {
  name: 'badge',
  file: 'badge.json',
  about: 'JSON for a shields.io endpoint badge',
  render(run, context) {
    const { totals, sentence } = verdictsOf(run, context)
    const judged = totals.pass + totals.fail + totals.waived
    const message =
      sentence.mood === 'unknown' ? sentence.headline.toLowerCase() : `${totals.pass} of ${judged} clauses`
    return `${JSON.stringify({ schemaVersion: 1, label: 'conformance', message, color: COLOURS[sentence.mood] })}\n`
  },
}
