/**
 * Error bodies in the envelopes that a spec declares: recognised on the client's side, written on the server's.
 *
 * What is there of a broken envelope is still read, so that a missing field is blamed on the envelope alone.
 */
import { STATUS_CODES } from 'node:http'
import type { Reply } from '../model/exchange.ts'
import { isObject, type Json, type JsonObject } from '../model/json.ts'
import type { Envelope, Operation, Spec } from '../model/spec.ts'
import { isAuthenticationFault } from './authentication/index.ts'
import { objectFrom, segmentsOf, valueAt } from './pointer.ts'
import type { Answer } from './protocol.ts'

type ErrorAnswer = Extract<Answer, { readonly kind: 'error' }>

/** Words that some clients take for success although they stand where an error code would. */
const notAnError: ReadonlySet<string> = new Set(['200', 'OK', 'Success', 'success'])

/** The error in a body of any status; below 400 it takes more to call it one. */
export function errorIn(spec: Spec, operation: Operation, status: number, body: Json | undefined): Reply['error'] {
  if (!isObject(body)) return undefined
  const envelope =
    status < 400
      ? spec.envelopes.find((one) => isErrorInSuccess(one, operation, body))
      : (spec.envelopes.find((one) => isWhole(one, body)) ??
        spec.envelopes.find(({ code }) => textAt(body, code) !== undefined) ??
        spec.envelopes.find(({ message }) => textAt(body, message) !== undefined))
  return envelope === undefined ? undefined : read(envelope, body)
}

/** Code and message are there (without a code, the whole envelope), and the operation declares no such field itself. */
function isErrorInSuccess(envelope: Envelope, operation: Operation, body: Json): boolean {
  const { code, message } = envelope
  if (code === undefined) {
    const isTelling = message !== undefined && Object.keys(envelope.fields).length > 1
    return isTelling && isWhole(envelope, body) && !isDeclared(operation, message)
  }
  const text = textAt(body, code)
  const isError = text !== undefined && !notAnError.has(text) && !isDeclared(operation, code)
  return isError && (message === undefined || textAt(body, message) !== undefined)
}

function read(envelope: Envelope, body: Json): Reply['error'] {
  const code = textAt(body, envelope.code)
  const message = textAt(body, envelope.message)
  return {
    envelope: envelope.name,
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
  }
}

function textAt(body: Json, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : valueAt(body, pointer)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

function isWhole(envelope: Envelope, body: Json): boolean {
  const hasType = ([pointer, type]: readonly [string, 'string' | 'integer']): boolean => {
    const value = valueAt(body, pointer)
    return type === 'string' ? typeof value === 'string' : Number.isInteger(value)
  }
  const named = [envelope.code, envelope.message].filter((pointer) => pointer !== undefined)
  return named.every((pointer) => textAt(body, pointer) !== undefined) && Object.entries(envelope.fields).every(hasType)
}

function isDeclared(operation: Operation, pointer: string): boolean {
  const name = segmentsOf(pointer)[0]
  return operation.success.fields.some((field) => field.name === name)
}

/** The request id of a body, at the place that an envelope gives for it. */
export function requestIdIn(spec: Spec, body: Json | undefined): string | undefined {
  for (const { requestId } of spec.envelopes) {
    const value = requestId === undefined ? undefined : valueAt(body, requestId)
    if (typeof value === 'string') return value
  }
  return undefined
}

/** The body of an error, every field of its envelope filled in. */
export function errorBody(envelopes: readonly Envelope[], answer: ErrorAnswer, host: string): JsonObject {
  const envelope = envelopeFor(envelopes, answer)
  if (envelope === undefined) return { message: answer.message }
  const { code, message, requestId, fields } = envelope
  const values = new Map<string, Json>()
  for (const [pointer, type] of Object.entries(fields))
    values.set(pointer, fillerFor(pointer, type, answer.status, host))
  if (requestId !== undefined) values.set(requestId, answer.requestId)
  if (code !== undefined)
    values.set(code, fields[code] === 'integer' ? answer.status : (answer.code ?? codeless(answer.status)))
  if (message !== undefined) values.set(message, answer.message)
  if (requestId !== undefined && answer.requestId === '') values.delete(requestId)
  return objectFrom([...values].map(([pointer, value]) => [segmentsOf(pointer), value]))
}

/** Where no code is promised, the name of the status stands in for one. */
function codeless(status: number): string {
  return (STATUS_CODES[status] ?? 'Error').replaceAll(' ', '')
}

function fillerFor(pointer: string, type: 'string' | 'integer', status: number, host: string): Json {
  if (type === 'integer') return status
  return /host/i.test(pointer) ? host : (STATUS_CODES[status] ?? 'Error')
}

/** The one that the answer names; else by the type of its code; a gateway's, which shows a request id, for authentication. */
function envelopeFor(envelopes: readonly Envelope[], answer: ErrorAnswer): Envelope | undefined {
  const named = envelopes.find(({ name }) => name === answer.envelope)
  if (named !== undefined) return named
  const isNumber = ({ code, fields }: Envelope): boolean => code === undefined || fields[code] === 'integer'
  if (answer.code === undefined || /^\d+$/.test(answer.code)) return envelopes.find(isNumber) ?? envelopes[0]
  const texts = envelopes.filter((envelope) => !isNumber(envelope))
  const gateway = isAuthenticationFault(answer.trigger)
    ? texts.find(({ requestId }) => requestId !== undefined)
    : undefined
  return gateway ?? texts[0] ?? envelopes[0]
}
