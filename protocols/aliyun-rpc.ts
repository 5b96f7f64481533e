/**
 * RPC calls of Alibaba Cloud: one path, the operation named by a parameter or a header, all values text, JSON or XML back.
 *
 * Sources: "RPC mechanism and signature V1", "Request structure and signature V3", "Common error codes".
 */
import { encodeRpc } from './aliyun-rpc/encode.ts'
import { receiveRpc } from './aliyun-rpc/receive.ts'
import { respondRpc } from './aliyun-rpc/respond.ts'
import { rpcTriggers, rpcTriggersOf } from './aliyun-rpc/triggers.ts'
import { readXmlBody } from './aliyun-rpc/xml-body.ts'
import { curlLine } from './curl.ts'
import type { Protocol } from './protocol.ts'
import { replyFrom } from './reply.ts'

export const aliyunRpc: Protocol = {
  name: 'aliyun-rpc',
  schemes: ['acs3-hmac-sha256', 'rpc-v1'],
  triggers: rpcTriggers,
  triggersOf: rpcTriggersOf,
  formats: ['json', 'xml'],
  typed: false,
  encode: (call) => encodeRpc(call),
  decode: (spec, operation, response) => replyFrom(spec, operation, response, readXmlBody),
  receive: receiveRpc,
  respond: respondRpc,
  curl: (call) => curlLine(call, encodeRpc),
}
