/**
 * Finds the documented error for a refusal and fills its texts. Where the documents promise none, a plain answer of
 * the mock's own is given, since a server must say something.
 */
import type { Json } from '../model/json.ts'
import type { ErrorPromise, Operation, Spec, Trigger } from '../model/spec.ts'
import type { ErrorAnswer, Refusal } from './behaviour.ts'

type About = { readonly operation?: Operation; readonly requestId: string }

/** The first of these names that the operation or the service documents. */
export function errorNamed(
  spec: Spec,
  operation: Operation | undefined,
  names: readonly string[],
): ErrorPromise | undefined {
  const known = [...(operation?.errors ?? []), ...spec.errors]
  return names.flatMap((name) => known.find((error) => error.name === name) ?? [])[0]
}

/** The errors documented for a trigger: those about this parameter, or else those about none in particular. */
export function errorsFor(
  spec: Spec,
  operation: Operation | undefined,
  trigger: Trigger,
  parameter?: string,
): readonly ErrorPromise[] {
  const known = [...(operation?.errors ?? []), ...spec.errors].filter((error) => error.when === trigger)
  const own = known.filter((error) => parameter !== undefined && error.parameter === parameter)
  return own.length > 0 ? own : known.filter((error) => error.parameter === undefined)
}

/** The first error documented for a trigger. */
export function errorFor(
  spec: Spec,
  operation: Operation | undefined,
  trigger: Trigger,
  parameter?: string,
): ErrorPromise | undefined {
  return errorsFor(spec, operation, trigger, parameter)[0]
}

/** Every documented error that may answer a refusal, the likeliest first: those that it names, or else those for its trigger. */
export function candidates(spec: Spec, operation: Operation | undefined, refusal: Refusal): readonly ErrorPromise[] {
  const named = (refusal.errors ?? []).flatMap((name) => errorNamed(spec, operation, [name]) ?? [])
  return named.length > 0 ? named : errorsFor(spec, operation, refusal.trigger, refusal.parameter)
}

/** Chooses where the documents allow several errors, statuses or messages. */
export type Choice = <T>(allowed: readonly T[]) => T | undefined

/** Makes error answers. Where nothing else is said, the first of what is allowed is given. */
export function createErrors(
  spec: Spec,
  choose: Choice = (allowed) => allowed[0],
): (refusal: Refusal, about: About) => ErrorAnswer {
  return (refusal, about) => {
    const promise = choose(candidates(spec, about.operation, refusal))
    return promise === undefined ? undocumented(refusal, about) : documented(promise, refusal, about, choose)
  }
}

/** The answer for one documented error. */
export function documented(
  promise: ErrorPromise,
  refusal: Refusal,
  about: About,
  choose: Choice = (allowed) => allowed[0],
): ErrorAnswer {
  const plain = undocumentedAnswers[refusal.trigger]
  return {
    kind: 'error',
    ...(about.operation === undefined ? {} : { operation: about.operation }),
    status: choose(promise.status) ?? plain.status,
    ...(promise.code === undefined ? {} : { code: filled(promise.code, refusal, promise) }),
    message: filled(choose(promise.message ?? []) ?? plain.message, refusal, promise),
    requestId: about.requestId,
    trigger: refusal.trigger,
  }
}

function undocumented(refusal: Refusal, about: About): ErrorAnswer {
  const { status, code, message } = undocumentedAnswers[refusal.trigger]
  return {
    kind: 'error',
    ...(about.operation === undefined ? {} : { operation: about.operation }),
    status,
    code,
    message,
    requestId: about.requestId,
    trigger: refusal.trigger,
  }
}

/** Fills `{parameter}`, `{value}` and `{*}`; other placeholders are literal text. */
function filled(template: string, refusal: Refusal, promise: ErrorPromise): string {
  const parameter = lastName(refusal.parameter ?? promise.parameter ?? 'parameter')
  return template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    if (name === 'parameter') return parameter
    if (name === 'value') return text(refusal.value)
    return name === '*' ? (refusal.detail ?? parameter) : whole
  })
}

function lastName(path: string): string {
  return path.replaceAll('[]', '').split('.').at(-1) ?? path
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

type Plain = { readonly status: number; readonly code: string; readonly message: string }

const unauthenticated: Plain = { status: 401, code: 'Unauthenticated', message: 'The request is not authenticated.' }
const badRequest: Plain = { status: 400, code: 'BadRequest', message: 'The request cannot be understood.' }
const invalid: Plain = { status: 400, code: 'Invalid', message: 'A parameter is not valid.' }
const forbidden: Plain = { status: 403, code: 'Forbidden', message: 'The caller may not do this.' }

/** Used only where the documents are silent. */
const undocumentedAnswers: Readonly<Record<Trigger, Plain>> = {
  'no-credentials': unauthenticated,
  'unknown-key': unauthenticated,
  'wrong-signature': unauthenticated,
  'malformed-authentication': unauthenticated,
  'missing-clock': unauthenticated,
  'malformed-clock': unauthenticated,
  'expired-clock': unauthenticated,
  'replayed-nonce': unauthenticated,
  'unknown-operation': { status: 404, code: 'UnknownOperation', message: 'There is no such operation.' },
  'missing-operation': badRequest,
  'unknown-version': badRequest,
  'missing-version': badRequest,
  'unknown-format': badRequest,
  'wrong-method': { status: 405, code: 'WrongMethod', message: 'This method is not allowed here.' },
  'malformed-body': badRequest,
  'wrong-content-type': {
    status: 415,
    code: 'WrongContentType',
    message: 'The body is of a type that is not understood.',
  },
  'wrong-body-type': badRequest,
  'body-too-large': { status: 413, code: 'BodyTooLarge', message: 'The body is too large.' },
  invalid,
  missing: { status: 400, code: 'Missing', message: 'A parameter is missing.' },
  duplicate: { status: 409, code: 'Duplicate', message: 'There is one of this name already.' },
  unknown: { status: 404, code: 'NotFound', message: 'There is no such resource.' },
  quota: { status: 403, code: 'QuotaExceeded', message: 'There are as many resources as are allowed.' },
  unprivileged: forbidden,
  'other-account': forbidden,
  throttled: { status: 429, code: 'Throttled', message: 'There are too many requests.' },
  'never-on-demand': { status: 500, code: 'Internal', message: 'Something went wrong inside the service.' },
}
