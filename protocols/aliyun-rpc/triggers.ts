/** Which faults can be put on the wire, and what they are made of. */
import { authenticationTriggers } from '../authentication/index.ts'
import type { Operation, Spec, WireTrigger } from '../../model/spec.ts'

export const rpcTriggers: readonly WireTrigger[] = [
  'no-credentials',
  'unknown-key',
  'wrong-signature',
  'malformed-authentication',
  'missing-clock',
  'malformed-clock',
  'expired-clock',
  'replayed-nonce',
  'unknown-operation',
  'missing-operation',
  'unknown-version',
  'missing-version',
  'unknown-format',
  'wrong-method',
]

/** Only V1 names a format in a parameter, so only it can name an unknown one. */
export function rpcTriggersOf(spec: Spec, _operation: Operation): readonly WireTrigger[] {
  const carried = authenticationTriggers(spec)
  const hasV1 = spec.authentication.some(({ scheme }) => scheme === 'rpc-v1')
  return rpcTriggers.filter((trigger) => {
    if (trigger === 'unknown-format') return hasV1
    if (trigger === 'unknown-version' || trigger === 'missing-version') return spec.version !== undefined
    return carried.has(trigger) || isOfRouting(trigger)
  })
}

function isOfRouting(trigger: WireTrigger): boolean {
  return trigger === 'unknown-operation' || trigger === 'missing-operation' || trigger === 'wrong-method'
}

/** A method that the documents do not allow for the operation. */
export function foreignMethod(operation: Operation): string {
  const taken = [operation.method, ...operation.methods]
  return ['GET', 'POST', 'PUT'].find((method) => !taken.includes(method)) ?? 'DELETE'
}
