/**
 * Judges a reply by all that is expected of its case.
 *
 * Pure, and never throws, whatever the reply holds. Each expectation is judged by its own checks, so that a finding
 * belongs to one clause alone.
 */
import type { Expectation } from '../model/case.ts'
import type { ClauseId } from '../model/clause.ts'
import { flatFields } from '../model/clauses/replies.ts'
import type { Reply } from '../model/exchange.ts'
import type { ResponseField } from '../model/spec.ts'
import type { Finding } from '../model/verdict.ts'
import { checkAccepted, isAccepted } from './accepted.ts'
import { errorNamed, isCodeOf } from './code.ts'
import { checkEcho } from './echo.ts'
import { checkEnvelope } from './envelope.ts'
import { checkField } from './field.ts'
import type { Context, Look } from './look.ts'
import { nothing, together } from './look.ts'
import { checkMessage } from './message.ts'
import { placesOf } from './place.ts'
import { checkPromise } from './promises.ts'
import { checkRefused } from './refused.ts'
import { remembered } from '../model/remembered.ts'
import { checkStatus } from './status.ts'
import { checkTemplate } from './template.ts'

export type { Context }

const fieldsByPath = remembered(
  (fields: readonly ResponseField[]) => new Map(flatFields(fields).map((field) => [field.path, field])),
)

export type Judgement = {
  readonly findings: readonly Finding[]
  /** How many values were judged for each clause expected of the case. 0: could not tell. */
  readonly looked: Readonly<Record<ClauseId, number>>
}

/** Judges one reply; a redirect is no answer, and nothing else is told of it. The case's references are resolved; the findings come in the order of its expectations. */
export function judge(context: Context, reply: Reply): Judgement {
  const findings: Finding[] = []
  const looked: Record<ClauseId, number> = {}
  for (const expectation of context.case.expect) {
    const look = lookAt(expectation, context, reply)
    looked[expectation.clause] = (looked[expectation.clause] ?? 0) + look.looked
    findings.push(...look.differences.map((difference) => ({ clause: expectation.clause, ...difference })))
  }
  const redirects = findings.filter(({ check }) => check === 'redirect')
  return { findings: redirects.length > 0 ? redirects : findings, looked }
}

function lookAt(expectation: Expectation, context: Context, reply: Reply): Look {
  switch (expectation.kind) {
    case 'accepted':
      return checkAccepted(expectation.status, context, reply)
    case 'refused':
      return checkRefused(expectation.errors, context, reply)
    case 'error':
      return lookAtError(expectation.error, context, reply)
    case 'field':
      return lookAtField(expectation.path, context, reply)
    case 'common':
      return checkPromise(expectation.promise, context, reply)
    default:
      return expectation satisfies never
  }
}

/** Only a reply that carries the error says something about it. */
function lookAtError(name: string, context: Context, reply: Reply): Look {
  const error = errorNamed(context, name)
  if (error === undefined) return nothing
  const code = reply.error?.code
  const carries =
    error.code === undefined
      ? error.status.includes(reply.status)
      : code !== undefined && isCodeOf(context, error, code)
  if (!carries) return nothing
  const envelope = context.spec.common.some((common) => common.promise === 'envelope')
    ? nothing
    : checkEnvelope(context.spec, reply)
  return together([checkStatus(error.status, reply), checkMessage(error, context, reply), envelope])
}

/** A field is judged on success alone: what an unexpected reply lacks is told by `accepted`. */
function lookAtField(path: string, context: Context, reply: Reply): Look {
  const field = fieldsByPath(context.operation.success.fields).get(path)
  if (field === undefined || !isAccepted(context, reply)) return nothing
  const places = placesOf(reply.body, path)
  return together([
    checkField(field, places),
    ...(field.echo === undefined ? [] : [checkEcho(field.echo, context, places)]),
    ...(field.template === undefined ? [] : [checkTemplate(field.template, context, reply, places)]),
  ])
}
