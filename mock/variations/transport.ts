/** Legal variations of how an answer travels. */
import { createHash } from 'node:crypto'
import type { Headers } from '../../model/exchange.ts'
import type { Spec } from '../../model/spec.ts'
import type { Wrap } from '../behaviour.ts'
import { without } from '../replies/wire.ts'

const mostJitter = 40

/** Always the same wait for the same request, from 0 to 40 milliseconds. */
function jitter(sequence: number): number {
  return (createHash('sha256').update(`jitter/${sequence}`).digest()[0] ?? 0) % (mostJitter + 1)
}

const slow: Wrap = (behaviour) => ({ ...behaviour, delay: (sequence) => behaviour.delay(sequence) + jitter(sequence) })

function headers(change: (headers: Headers) => Headers): () => Wrap {
  return () => (behaviour) => ({
    ...behaviour,
    respond(answer, received, host) {
      const response = behaviour.respond(answer, received, host)
      return { ...response, headers: change(response.headers) }
    },
  })
}

type Generic = { readonly name: string; readonly says: string; readonly wrap: (spec: Spec) => Wrap }

export const transportVariations: readonly Generic[] = [
  { name: 'slow', says: 'Answers take up to 40 milliseconds longer, unevenly.', wrap: () => slow },
  {
    name: 'connection-close',
    says: 'The connection is closed after each answer.',
    wrap: headers((all) => [...all, ['Connection', 'close']]),
  },
  {
    name: 'chunked',
    says: 'Bodies come in chunks, without a length.',
    wrap: headers((all) => [...without(all, 'content-length'), ['Transfer-Encoding', 'chunked']]),
  },
  {
    name: 'header-case',
    says: 'Header names are in upper case.',
    wrap: headers((all) => all.map(([name, value]) => [name.toUpperCase(), value])),
  },
  {
    name: 'extra-headers',
    says: 'Answers carry headers that no document knows.',
    wrap: headers((all) => [...all, ['X-Undocumented', 'more'], ['Vary', 'Accept'], ['Cache-Control', 'no-store']]),
  },
]
