/** Sends a request that serves several clauses once: cases that are the same on the wire travel as twins of the first. */
import type { Case } from '../../model/case.ts'
import { refersTo } from '../calls/references.ts'

/**
 * The cases without those that would send what one before them sends; these are its twins. A twin keeps only what is
 * expected for clauses of its own, so that no clause is judged twice by one answer.
 */
export function withTwins(cases: readonly Case[]): readonly Case[] {
  const hosts = new Map<string, Case>()
  for (const planned of cases) {
    const key = isShareable(planned)
      ? JSON.stringify([planned.operation, planned.purpose, planned.input, planned.variation])
      : planned.id
    const host = hosts.get(key)
    hosts.set(key, host === undefined ? planned : { ...host, twins: [...(host.twins ?? []), apart(planned, host)] })
  }
  return [...hosts.values()]
}

/** What changes the resource that it works on, or shows in a picture, goes out by itself. */
function isShareable({ about, packs, fault, input }: Case): boolean {
  return (
    fault !== undefined &&
    about === undefined &&
    packs === undefined &&
    !refersTo(input, 'own') &&
    !refersTo(input, 'spare')
  )
}

function apart(twin: Case, host: Case): Case {
  const taken = new Set([host, ...(host.twins ?? [])].flatMap(({ expect }) => expect.map(({ clause }) => clause)))
  return { ...twin, expect: twin.expect.filter(({ clause }) => !taken.has(clause)) }
}

/** A case and its twins. */
export function withoutTwins({ twins = [], ...host }: Case): readonly [Case, ...Case[]] {
  return [host, ...twins]
}
