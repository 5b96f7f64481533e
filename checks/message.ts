/** The message of an error is one of the documented texts, word for word. */
import type { Reply } from '../model/exchange.ts'
import type { ErrorPromise } from '../model/spec.ts'
import { faultyPaths, fillFor } from './code.ts'
import type { Context, Look } from './look.ts'
import { nothing, right, wrong } from './look.ts'
import { anyOf, phrase, quoted } from './phrase.ts'
import { fits } from './text-template.ts'

/** Judges the message. Where the documents give no text, there is nothing to judge. */
export function checkMessage(error: ErrorPromise, context: Context, reply: Reply): Look {
  const templates = error.message ?? []
  if (templates.length === 0) return nothing
  const message = reply.error?.message
  const paths = faultyPaths(context, error)
  const fills = paths.length === 0 ? [fillFor(context, '')] : paths.map((path) => fillFor(context, path))
  if (message !== undefined && templates.some((template) => fills.some((fill) => fits(template, message, fill))))
    return right
  return wrong(
    'message',
    `message ${anyOf(templates.map(quoted))}`,
    message === undefined ? 'no message' : phrase(message),
  )
}
