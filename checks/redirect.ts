/** No call is answered by a redirect: its credentials are for this endpoint alone. */
import type { Reply } from '../model/exchange.ts'
import type { Look } from './look.ts'
import { right, wrong } from './look.ts'
import { quoted } from './phrase.ts'

export function checkRedirect(reply: Reply): Look {
  if (reply.status < 300 || reply.status >= 400) return right
  const location = reply.headers['location']
  return wrong(
    'redirect',
    'no redirect',
    `status ${reply.status}${location === undefined ? '' : ` to ${quoted(location)}`}`,
  )
}
