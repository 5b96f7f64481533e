/**
 * Answers the questions that the documents leave open: the first answer of each by default, the second when it is
 * varied. Both are legal, so no verdict may change.
 */
import type { Json } from '../../model/json.ts'
import type { Attempt, OpenQuestion, Operation, Spec } from '../../model/spec.ts'
import type { Behaviour, Received, Refusal, Request, Wrap } from '../behaviour.ts'
import { errorNamed } from '../errors.ts'
import { valueAt } from '../paths.ts'
import { nameOf, referringParameter } from '../references.ts'
import { isInserted, plainly, toleratingBytes } from './inserted.ts'

/** The names by which a question can be varied: alone, or with its operation where two have the same. */
export function namesOf(operation: Operation, question: OpenQuestion): readonly string[] {
  return [question.name, `${operation.name}/${question.name}`]
}

/** A wrap that answers every open question of the spec. */
export function answerQuestions(spec: Spec, vary: readonly string[]): Wrap {
  const wraps = spec.operations.flatMap((operation) =>
    operation.open.map((question) => {
      const isVaried = namesOf(operation, question).some((name) => vary.includes(name))
      const answer = question.answers[isVaried ? 1 : 0]
      return answer === 'accept'
        ? accepting(spec, operation, question.try)
        : refusing(spec, operation, question.try, answer)
    }),
  )
  return (behaviour) => wraps.reduce((below, wrap) => wrap(below), behaviour)
}

function accepting(spec: Spec, operation: Operation, attempt: Attempt): Wrap {
  const isMeant = (request: Request): boolean =>
    request.operation.name === operation.name && matches(spec, attempt, request)
  const tolerant = tolerating(spec, operation, attempt)
  const toBroken =
    (behaviour: Behaviour): Behaviour['validate'] =>
    (request) => {
      if (!isMeant(request)) return behaviour.validate(request)
      if (attempt.kind === 'insert')
        return behaviour.validate({ ...request, input: plainly(operation, attempt, request.input) })
      const parameter = 'parameter' in attempt ? attempt.parameter : undefined
      return behaviour.validate(request).filter((broken) => broken.parameter.path !== parameter)
    }
  return (behaviour) => ({
    ...tolerant(behaviour),
    validate: toBroken(behaviour),
    refer(request) {
      const refusal = behaviour.refer(request)
      if (refusal === undefined || request.operation.name !== operation.name) return refusal
      if (attempt.kind === 'absent-resource')
        return refusal.parameter === referringParameter(operation)?.path ? undefined : refusal
      return attempt.kind === 'set' && refusal.parameter === attempt.parameter && matches(spec, attempt, request)
        ? undefined
        : refusal
    },
  })
}

/** Headers, methods and bytes that are no text are judged by the protocol, before the parameters. */
function tolerating(spec: Spec, operation: Operation, attempt: Attempt): Wrap {
  if (attempt.kind === 'insert') return toleratingBytes(operation, attempt)
  if (attempt.kind !== 'header' && attempt.kind !== 'method') return (behaviour) => behaviour
  const tolerated: readonly string[] =
    attempt.kind === 'method' ? ['wrong-method'] : ['wrong-content-type', 'unknown-format']
  return (behaviour) => ({
    ...behaviour,
    faults(received, wire) {
      const faults = behaviour.faults(received, wire)
      if (received.operation?.name !== operation.name || !isOnWire(attempt, wire) || !isUsual(spec, received))
        return faults
      return faults.filter((fault) => !tolerated.includes(fault.trigger))
    },
  })
}

function refusing(spec: Spec, operation: Operation, attempt: Attempt, name: string): Wrap {
  const promise = errorNamed(spec, operation, [name])
  const refusal: Refusal = {
    trigger: promise?.when ?? 'invalid',
    errors: [name],
    ...('parameter' in attempt ? { parameter: attempt.parameter } : {}),
  }
  const tolerant = tolerating(spec, operation, attempt)
  return (behaviour) => ({
    ...tolerant(behaviour),
    refuseBroken(request, broken) {
      // One call each way: the wraps of many questions stand on each other, and two calls would be a million below.
      const isMeant = request.operation.name === operation.name && matches(spec, attempt, request)
      if (!isMeant) return behaviour.refuseBroken(request, broken)
      const others = broken.filter((one) => one.parameter.path !== refusal.parameter)
      return behaviour.refuseBroken(request, others) ?? refusal
    },
    refer(request) {
      const isMeant = attempt.kind === 'absent-resource' && request.operation.name === operation.name
      return isMeant && behaviour.find(request) === undefined
        ? { ...refusal, ...absent(operation, request) }
        : behaviour.refer(request)
    },
    unique(request) {
      const taken = behaviour.unique(request)
      if (taken !== undefined || attempt.kind !== 'other-case' || request.operation.name !== operation.name)
        return taken
      return isTakenInOtherCase(spec, behaviour, request) ? refusal : undefined
    },
  })
}

/** The parameter that names nothing, with its value. */
function absent(operation: Operation, request: Request): Pick<Refusal, 'parameter' | 'value'> {
  const parameter = referringParameter(operation)?.path
  const value = parameter === undefined ? undefined : valueAt(request.input, parameter)
  return { ...(parameter === undefined ? {} : { parameter }), ...(value === undefined ? {} : { value }) }
}

function isTakenInOtherCase(spec: Spec, behaviour: Behaviour, request: Request): boolean {
  const lifeCycle = spec.resource
  const name = lifeCycle === undefined ? undefined : valueAt(request.input, lifeCycle.name)
  if (lifeCycle === undefined || typeof name !== 'string') return false
  return behaviour.everything(request).some((resource) => {
    const other = nameOf(lifeCycle, resource)
    return typeof other === 'string' && other !== name && other.toLowerCase() === name.toLowerCase()
  })
}

function matches(spec: Spec, attempt: Attempt, request: Request): boolean {
  const { input } = request
  switch (attempt.kind) {
    case 'insert':
      return isInserted(attempt, input)
    case 'set': {
      const value = valueAt(input, attempt.parameter)
      return value !== undefined && attempt.values.some((one) => isSame(one, value))
    }
    case 'omit':
      return valueAt(input, attempt.parameter) === undefined
    case 'extra':
      return valueAt(input, attempt.parameter) !== undefined
    case 'header':
    case 'method':
      return isOnWire(attempt, request.wire) && isUsual(spec, request.received)
    case 'other-case':
    case 'absent-resource':
      return false
    default:
      return attempt satisfies never
  }
}

function isSame(one: Json, other: Json): boolean {
  return (
    one === other ||
    JSON.stringify(one) === JSON.stringify(other) ||
    ((typeof one === 'number' || typeof one === 'boolean') && String(one) === other)
  )
}

/** Open questions are asked in the default way; calls that are signed otherwise have their own rules. */
function isUsual(spec: Spec, received: Received): boolean {
  return received.scheme === undefined || received.scheme === spec.authentication[0]?.scheme
}

function isOnWire(attempt: Extract<Attempt, { readonly kind: 'header' | 'method' }>, wire: Request['wire']): boolean {
  if (attempt.kind === 'method') return wire.method === attempt.method
  const sent = wire.headers.filter(([name]) => name.toLowerCase() === attempt.header.toLowerCase())
  return attempt.value === null ? sent.length === 0 : sent.some(([, value]) => value === attempt.value)
}
