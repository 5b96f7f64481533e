/** Every reply carries a request id, and no two replies of a run carry the same one. */
import type { Reply } from '../model/exchange.ts'
import type { Context, Look } from './look.ts'
import { nothing, right, wrong } from './look.ts'
import { phrase } from './phrase.ts'

export function checkRequestIdPresent(reply: Reply): Look {
  return hasRequestId(reply)
    ? right
    : wrong('request-id', 'a request id', reply.requestId === '' ? 'empty text' : 'absent')
}

/** Judges freshness. An absent id is told here only where no promise of its own tells it. */
export function checkRequestIdFresh(context: Context, reply: Reply): Look {
  if (!hasRequestId(reply)) {
    return context.spec.common.some((one) => one.promise === 'request-id.present')
      ? nothing
      : checkRequestIdPresent(reply)
  }
  const id = reply.requestId ?? ''
  const seen =
    typeof context.seenRequestIds === 'function' ? context.seenRequestIds(id) : context.seenRequestIds.has(id)
  return seen ? wrong('request-id', 'a request id that no other reply has', `${phrase(id)} again`) : right
}

function hasRequestId(reply: Reply): boolean {
  return reply.requestId !== undefined && reply.requestId !== ''
}
