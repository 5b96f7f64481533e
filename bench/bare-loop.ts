/** What sending alone costs: the same calls, signed afresh beforehand, through undici's pool, answers read and thrown away. */
import { Pool } from 'undici'
import type { WireRequest } from '../model/exchange.ts'
import type { Call, Protocol } from '../protocols/protocol.ts'
import { freshNonce } from '../targets/clock.ts'

/** Signs the calls again, with clocks and nonces of now. */
export function signedAgain(protocol: Protocol, calls: readonly Call[]): readonly WireRequest[] {
  const now = Date.now()
  return calls.map((call) => protocol.encode({ ...call, now, nonce: freshNonce() }))
}

/** Sends all requests in their order, so many at once. */
export async function sendAll(url: string, requests: readonly WireRequest[], concurrency: number): Promise<void> {
  const pool = new Pool(new URL(url).origin, { connections: concurrency, pipelining: 1 })
  let next = 0
  const hand = async (): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const { pathname, search } = new URL(request.url)
      const { body } = await pool.request({
        path: pathname + search,
        method: methodOf(request.method),
        headers: request.headers.flat(),
        body: request.body ?? null,
      })
      await body.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: concurrency }, hand))
  await pool.close()
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** undici's types know the usual methods only. */
function methodOf(name: string): (typeof methods)[number] {
  const method = methods.find((one) => one === name)
  if (method === undefined) throw new Error(`no usual method: ${name}`)
  return method
}
