import { describeProtocolContract } from './contract/contract.sample.ts'
import { rpcSpec } from './contract/specs.sample.ts'
import { aliyunRpc } from './aliyun-rpc.ts'

const [create, list] = rpcSpec.operations
if (create === undefined || list === undefined) throw new Error('the sample spec has two operations')

describeProtocolContract('aliyun-rpc', {
  protocol: aliyunRpc,
  spec: rpcSpec,
  strange: 2000,
  successes: [
    {
      operation: create,
      status: 200,
      body: { RequestId: 'A', ThingId: '007', Count: -3, Live: false, Note: ' <a>&amp;\'"天😀\n ' },
    },
    {
      operation: list,
      status: 200,
      body: { Things: [{ Id: '1', Size: 0 }, { Id: '2' }], Box: { Inner: ['x', ''] }, RequestId: 'B' },
    },
    { operation: list, status: 200, body: { Box: { Inner: [] }, Things: [{ Id: '1' }], More: { a: 'b' } } },
  ],
})
