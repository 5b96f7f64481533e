/** Writes waivers: what `assay waive RUN.json CLAUSE` puts into a file. */
import type { Run } from '../../model/run.ts'
import { visibleJson } from '../text/visible.ts'
import { fingerprintOfFail } from './fingerprint.ts'

export type WaiverWish = {
  readonly reason: string
  readonly owner: string
  /** `YYYY-MM-DD` */
  readonly expires: string
  /** By default the target of the run, exactly. */
  readonly target?: string
}

export type WaiverText = { readonly text: string } | { readonly problem: string }

/**
 * The entry for a clause that fails in the run, one for each target on which it fails in a way of its own.
 *
 * @returns lines of YAML, two columns in; or why there is nothing to waive
 */
export function waiverFor(run: Run, id: string, wish: WaiverWish): WaiverText {
  const places = run.services.flatMap((service) =>
    service.clauses.filter((clause) => clause.id === id).map((clause) => ({ service, clause })),
  )
  if (places.length === 0) return { problem: `this run has no clause \`${id}\`` }
  const entries = new Set<string>()
  for (const { service, clause } of places) {
    const fingerprint = fingerprintOfFail(clause)
    const target = wish.target ?? (service.target.mock ? 'mock' : service.target.url)
    if (fingerprint !== undefined)
      entries.add(
        entryOf({ clause: id, target, reason: wish.reason, owner: wish.owner, expires: wish.expires, fingerprint }),
      )
  }
  if (entries.size === 0) return { problem: `\`${id}\` does not fail in this run, so there is nothing to waive` }
  return { text: [...entries].join('') }
}

/** JSON text in quotes is YAML text in quotes. */
function entryOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${visibleJson(value)}\n`)
    .join('')
}

const HEAD =
  '# Fails that are known and answered for. Each ends the day it says, and when it fails in another way.\nassay: 1\nwaivers:\n'

/**
 * A file with the entry at its end.
 *
 * @param existing text of the file so far; absent for a new one
 * @returns the whole text, or why it cannot be put there
 */
export function withWaiver(existing: string | undefined, entry: string): WaiverText {
  if (existing === undefined || existing.trim() === '') return { text: HEAD + entry }
  const keys = existing.split('\n').filter((line) => /^[A-Za-z"']/.test(line))
  const last = keys.at(-1)?.trim() ?? ''
  if (/^waivers:\s*\[\s*\]$/.test(last))
    return { text: `${existing.replace(/^waivers:\s*\[\s*\]\s*$/m, 'waivers:').trimEnd()}\n${entry}` }
  if (!/^waivers:\s*(?:#.*)?$/.test(last))
    return { problem: '`waivers` is not the last key of the file; put the entry there by hand' }
  return { text: `${existing.trimEnd()}\n${entry}` }
}
