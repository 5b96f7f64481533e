/** A valid request is accepted: the status of success, no error in the body, and a body where one is promised. */
import type { Reply } from '../model/exchange.ts'
import { isObject } from '../model/json.ts'
import type { Context, Look } from './look.ts'
import { right, wrong } from './look.ts'
import { bodyPhrase, phrase } from './phrase.ts'

/** Tells whether a reply is the operation's success, so that the fields of its body can be judged. */
export function isAccepted(context: Context, reply: Reply): boolean {
  return (
    reply.status === context.operation.success.status && reply.error === undefined && hasPromisedBody(context, reply)
  )
}

/** Fields that are promised need an object to stand in. */
function hasPromisedBody(context: Context, reply: Reply): boolean {
  const promised = context.operation.success.fields.some((field) => !field.optional)
  return !promised || (isObject(reply.body) && reply.unreadable === undefined)
}

/** Judges acceptance with one status. A body that cannot be read is a finding here, not one for each of its fields. */
export function checkAccepted(status: number, context: Context, reply: Reply): Look {
  const expected = `accepted, status ${status}`
  if (reply.status !== status) return wrong('accepted', expected, `status ${reply.status}${because(reply)}`)
  if (reply.error !== undefined) return wrong('accepted', expected, `an error inside status ${status}${because(reply)}`)
  if (hasPromisedBody(context, reply)) return right
  return wrong('accepted', 'a body with the promised fields', bodyPhrase(reply))
}

function because(reply: Reply): string {
  return reply.error?.code === undefined ? '' : `, code ${phrase(reply.error.code)}`
}
