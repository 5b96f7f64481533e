/** Which faults can be put on the wire, and the limits that they pass. */
import { authenticationTriggers } from '../authentication/index.ts'
import type { Operation, Spec, WireTrigger } from '../../model/spec.ts'

const bodyTriggers: readonly WireTrigger[] = [
  'malformed-body',
  'wrong-content-type',
  'wrong-body-type',
  'body-too-large',
]

export const restTriggers: readonly WireTrigger[] = [
  'no-credentials',
  'unknown-key',
  'wrong-signature',
  'malformed-authentication',
  'missing-clock',
  'malformed-clock',
  'expired-clock',
  'wrong-method',
  ...bodyTriggers,
]

/** Those of the schemes in the spec, and those of the body where the operation has one. */
export function restTriggersOf(spec: Spec, operation: Operation): readonly WireTrigger[] {
  const carried = authenticationTriggers(spec)
  return restTriggers.filter((trigger) => {
    if (bodyTriggers.includes(trigger)) return hasBody(operation)
    return trigger === 'wrong-method' ? foreignMethod(spec, operation) !== undefined : carried.has(trigger)
  })
}

/** Whether requests of an operation carry a JSON body. */
export function hasBody(operation: Operation): boolean {
  return operation.parameters.some((parameter) => parameter.in === 'body')
}

const methods = ['PUT', 'DELETE', 'PATCH', 'POST', 'GET']

/** A method that the spec knows for no operation of the same path. */
export function foreignMethod(spec: Spec, operation: Operation): string | undefined {
  const shape = shapeOf(operation.path)
  const taken = spec.operations
    .filter(({ path }) => shapeOf(path) === shape)
    .flatMap((one) => [one.method, ...one.methods])
  return methods.find((method) => !taken.includes(method))
}

function shapeOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}')
}

/** 1 MiB, for services whose documents name no limit: more than any of them takes. */
const undocumentedLimit = 1024 * 1024

/** Bytes that a request body may have. */
export function largestBody(spec: Spec): number {
  return spec.limits.body?.bytes ?? undocumentedLimit
}
