/** A reply comes in the format that was asked for. */
import type { Reply } from '../model/exchange.ts'
import type { Context, Look } from './look.ts'
import { nothing, right, wrong } from './look.ts'
import { bodyPhrase } from './phrase.ts'

/** Judges the format of a body, where `asked` is what the request asked for; an empty body has none. */
export function checkBodyFormat(
  asked: Context['formatAsked'],
  promised: 'json' | 'xml',
  context: Context,
  reply: Reply,
): Look {
  if (context.formatAsked !== asked || reply.format === 'empty') return nothing
  if (reply.format === promised) return right
  return wrong(
    'body-format',
    `a body in ${promised.toUpperCase()}`,
    reply.format === 'other' ? bodyPhrase(reply) : reply.format.toUpperCase(),
  )
}
