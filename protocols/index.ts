/** The protocols. To add one: write its file and list it here. */
import { aliyunRpc } from './aliyun-rpc.ts'
import type { Protocol } from './protocol.ts'
import { restJson } from './rest-json.ts'

export const protocols: readonly Protocol[] = [aliyunRpc, restJson]

/** The protocol of that name, or undefined. */
export function protocolNamed(name: string): Protocol | undefined {
  return protocols.find((protocol) => protocol.name === name)
}
