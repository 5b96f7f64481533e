/** The status of a reply is one of those documented. */
import type { Reply } from '../model/exchange.ts'
import type { Look } from './look.ts'
import { right, wrong } from './look.ts'
import { anyOf } from './phrase.ts'

export function checkStatus(allowed: readonly number[], reply: Reply): Look {
  if (allowed.includes(reply.status)) return right
  return wrong('status', `status ${anyOf(allowed.map(String))}`, `status ${reply.status}`)
}
