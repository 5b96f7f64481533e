/**
 * The behaviour of a reply without its volatile values, for drift and waivers.
 *
 * A body is cut at a depth of 64 and a message at 4,096 UTF-16 units first: both are the server's choice, and a
 * fingerprint must cost little and never fail.
 */
import type { Reply, TransportFault } from '../model/exchange.ts'
import { isObject } from '../model/json.ts'
import type { Json, JsonObject } from '../model/json.ts'
import type { Fingerprint } from '../model/run.ts'
import { headersOf, normaliseMessage, shapeOf } from '../model/volatile.ts'

const deepest = 64
const longestMessage = 4096

/**
 * Takes the fingerprint of what came back.
 *
 * @param sent input of the request: values that were sent are no behaviour of the server
 */
export function fingerprintOf(came: Reply | TransportFault, sent: JsonObject): Fingerprint {
  if ('kind' in came) return { status: came.kind, shape: [], headers: [] }
  const { code, message } = came.error ?? {}
  return {
    status: came.status,
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message: normaliseMessage(message.slice(0, longestMessage), sent) }),
    shape: shapeOfReply(came, sent),
    headers: headersOf(came.headers),
  }
}

function shapeOfReply(reply: Reply, sent: JsonObject): readonly string[] {
  if (reply.body !== undefined) return shapeOf(shallow(reply.body, deepest), sent)
  return reply.format === 'empty' ? [] : [`$: ${reply.format}`]
}

function shallow(value: Json, depth: number): Json {
  if (depth === 0) return isObject(value) || Array.isArray(value) ? '…' : value
  if (Array.isArray(value)) return value.map((item: Json) => shallow(item, depth - 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shallow(inner, depth - 1)]))
}
