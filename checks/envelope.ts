/** An error reply has the documented envelope, with every field of it present and of its type. */
import type { Reply } from '../model/exchange.ts'
import type { Envelope, Spec } from '../model/spec.ts'
import type { Difference, Look } from './look.ts'
import { nothing, wrong } from './look.ts'
import { anyOf, bodyPhrase, phrase } from './phrase.ts'
import { valueAt } from './place.ts'

/** Judges the envelope of an error reply; a reply that is no error has none to judge. */
export function checkEnvelope(spec: Spec, reply: Reply): Look {
  if (spec.envelopes.length === 0 || (reply.error === undefined && reply.status < 400)) return nothing
  const envelope = spec.envelopes.find((one) => one.name === reply.error?.envelope)
  if (envelope === undefined)
    return wrong(
      'envelope',
      `error envelope ${anyOf(spec.envelopes.map((one) => one.name))}`,
      `${bodyPhrase(reply)}, without one`,
    )
  // Where the request id has a promise of its own, its absence is told there.
  const isPromised = spec.common.some(({ promise }) => promise === 'request-id.present')
  return { looked: 1, differences: missing(envelope, reply, isPromised ? envelope.requestId : undefined) }
}

function missing(envelope: Envelope, reply: Reply, told: string | undefined): readonly Difference[] {
  return Object.entries(envelope.fields).flatMap(([pointer, type]): readonly Difference[] => {
    if (pointer === told) return []
    const value = valueAt(reply.body, pointer)
    const holds = type === 'string' ? typeof value === 'string' && value !== '' : Number.isInteger(value)
    return holds
      ? []
      : [{ check: 'envelope', expected: type, actual: value === '' ? 'empty text' : phrase(value), at: pointer }]
  })
}
