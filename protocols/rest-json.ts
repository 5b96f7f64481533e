/**
 * JSON over HTTP: parameters in path, query, headers and body; errors in the envelopes that the spec declares.
 *
 * It knows no service: any spec of a JSON API fits, with any of the ways to authenticate.
 */
import { schemes } from './authentication/index.ts'
import { curlLine } from './curl.ts'
import type { Protocol } from './protocol.ts'
import { encodeRest } from './rest-json/encode.ts'
import { receiveRest } from './rest-json/receive.ts'
import { respondRest } from './rest-json/respond.ts'
import { restTriggers, restTriggersOf } from './rest-json/triggers.ts'
import { replyFrom } from './reply.ts'

export const restJson: Protocol = {
  name: 'rest-json',
  schemes: schemes.map(({ scheme }) => scheme).filter((scheme) => scheme !== 'rpc-v1' && scheme !== 'acs3-hmac-sha256'),
  triggers: restTriggers,
  triggersOf: restTriggersOf,
  formats: ['json'],
  typed: true,
  encode: (call) => encodeRest(call),
  decode: (spec, operation, response) => replyFrom(spec, operation, response),
  receive: receiveRest,
  respond: respondRest,
  curl: (call) => curlLine(call, encodeRest),
}
