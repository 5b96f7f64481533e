/** Chooses the clauses of a run: by glob, with what they need. */
import type { Clause, ClauseId } from '../../model/clause.ts'

/**
 * Tells whether a clause id matches a glob: `*` stands for any text, `/` included. A glob without a slash
 * also matches the end of an id, so `GroupId.length.*` finds it under every operation.
 */
export function matches(id: string, glob: string): boolean {
  if (!glob.includes('/')) return matches(id, `*/${glob}`)
  const parts = glob.split('*')
  const first = parts.shift() ?? ''
  if (!id.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const found = isLast ? (id.endsWith(part) ? id.length - part.length : -1) : id.indexOf(part, at)
    if (found < at) return false
    at = found + part.length
  }
  return parts.length > 0 || at === id.length
}

/** The clauses that match any of the globs (all when there are none), and those without which they cannot be judged. */
export function select(
  clauses: readonly Clause[],
  only: readonly string[],
): { readonly chosen: readonly Clause[]; readonly needed: ReadonlySet<ClauseId> } {
  if (only.length === 0) return { chosen: clauses, needed: new Set(clauses.map((clause) => clause.id)) }
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const chosen = clauses.filter((clause) => only.some((glob) => matches(clause.id, glob)))
  const needed = new Set<ClauseId>()
  const need = (id: ClauseId): void => {
    if (needed.has(id)) return
    needed.add(id)
    for (const other of byId.get(id)?.needs ?? []) need(other)
  }
  for (const clause of chosen) need(clause.id)
  return { chosen, needed }
}
