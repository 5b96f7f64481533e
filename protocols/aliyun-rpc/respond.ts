/** Server side of aliyun-rpc: an answer becomes JSON or XML, with the request id first, as in the vendor's samples. */
import type { WireResponse } from '../../model/exchange.ts'
import { isObject, type JsonObject } from '../../model/json.ts'
import type { Envelope, Spec } from '../../model/spec.ts'
import { errorBody } from '../envelope.ts'
import type { Answer } from '../protocol.ts'
import { writeXml } from '../xml-text.ts'
import { errorRoot, successRoot } from './xml-body.ts'

/** For a spec that declares none: the fields that captured errors of all services have. */
const gateway: Envelope = {
  name: 'gateway',
  code: '/Code',
  message: '/Message',
  requestId: '/RequestId',
  fields: { '/RequestId': 'string', '/HostId': 'string', '/Code': 'string', '/Message': 'string' },
}

/** Writes an answer. The content types are those that the vendor's SDKs recognise. */
export function respondRpc(spec: Spec, answer: Answer, format: 'json' | 'xml', host: string): WireResponse {
  const envelopes = spec.envelopes.length === 0 ? [gateway] : spec.envelopes
  const body = answer.kind === 'error' ? errorBody(envelopes, answer, host) : successBody(answer)
  const root = answer.kind === 'error' ? errorRoot : successRoot(answer.operation)
  return {
    status: answer.status,
    headers: [['content-type', format === 'json' ? 'application/json;charset=utf-8' : 'text/xml;charset=utf-8']],
    body: format === 'json' ? Buffer.from(JSON.stringify(body)) : writeXml(root, body),
  }
}

function successBody({ body, requestId }: Extract<Answer, { readonly kind: 'success' }>): JsonObject {
  const own = isObject(body) ? body : {}
  return requestId === '' ? own : { RequestId: requestId, ...own }
}
