/** Server side of rest-json: an answer becomes a response. The request id goes into a header, as most services have it. */
import type { WireResponse } from '../../model/exchange.ts'
import type { Spec } from '../../model/spec.ts'
import { errorBody } from '../envelope.ts'
import type { Pair } from '../draft.ts'
import type { Answer } from '../protocol.ts'

/** Writes JSON; a success without a body, such as 204, has no content type either. */
export function respondRest(spec: Spec, answer: Answer, _format: 'json' | 'xml', host: string): WireResponse {
  const ids: readonly Pair[] = answer.requestId === '' ? [] : [['x-request-id', answer.requestId]]
  const body = answer.kind === 'error' ? errorBody(spec.envelopes, answer, host) : answer.body
  if (body === undefined || answer.status === 204)
    return { status: answer.status, headers: ids, body: new Uint8Array(0) }
  return {
    status: answer.status,
    headers: [['content-type', 'application/json'], ...ids],
    body: Buffer.from(JSON.stringify(body)),
  }
}
