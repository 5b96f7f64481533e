import type { Authentication } from '../model/spec.ts'
import { describeProtocolContract } from './contract/contract.sample.ts'
import { restSpec } from './contract/specs.sample.ts'
import { restJson } from './rest-json.ts'

const ways: readonly (readonly Authentication[])[] = [
  [{ scheme: 'x-auth-token' }, { scheme: 'sdk-hmac-sha256' }],
  [{ scheme: 'bearer' }],
  [{ scheme: 'basic' }],
  [{ scheme: 'api-key', header: 'X-Key' }],
  [{ scheme: 'none' }],
]

for (const authentication of ways) {
  const spec = restSpec(authentication)
  const [create, list, , remove] = spec.operations
  if (create === undefined || list === undefined || remove === undefined)
    throw new Error('the sample spec has four operations')
  describeProtocolContract(`rest-json with ${authentication.map(({ scheme }) => scheme).join(' and ')}`, {
    protocol: restJson,
    spec,
    strange: authentication === ways[0] ? 2000 : 100,
    successes: [
      { operation: create, status: 201, body: { thing: { id: 'é\ud800"', links: { self: null }, n: 1.5 } } },
      { operation: list, status: 200, body: { things: [] } },
      { operation: remove, status: 204, body: undefined },
    ],
  })
}
