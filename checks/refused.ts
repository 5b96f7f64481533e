/** A faulty request is refused, and by an error that the documents allow for this fault. */
import type { Reply } from '../model/exchange.ts'
import type { ErrorPromise } from '../model/spec.ts'
import { checkCode, errorNamed } from './code.ts'
import type { Context, Look } from './look.ts'
import { right, wrong } from './look.ts'
import { checkStatus } from './status.ts'

const anyRefusal = 'refused, status 400 or above'

/**
 * Judges a refusal. `names` are errors of the spec; with none, any status from 400 to 499 will do. Acceptance is
 * told first, as the one finding, since nothing else about such a reply says more.
 */
export function checkRefused(names: readonly string[], context: Context, reply: Reply): Look {
  if (reply.status < 300 && reply.error !== undefined)
    return wrong('refused', anyRefusal, `refused inside status ${reply.status}`)
  if (reply.status < 300) return wrong('refused', anyRefusal, `accepted, status ${reply.status}`)
  if (reply.status < 400) return wrong('refused', anyRefusal, `redirected, status ${reply.status}`)
  const errors = names.flatMap((name) => errorNamed(context, name) ?? [])
  if (errors.length === 0)
    return reply.status < 500 ? right : wrong('refused', 'refused, status 400 to 499', `status ${reply.status}`)
  return byError(errors, context, reply)
}

function byError(errors: readonly ErrorPromise[], context: Context, reply: Reply): Look {
  const statuses = [...new Set(errors.flatMap((error) => error.status))]
  const codeless = errors.filter((error) => error.code === undefined)
  if (codeless.some((error) => error.status.includes(reply.status))) return right
  if (codeless.length === errors.length) return checkStatus(statuses, reply)
  // A reply whose envelope lacks its code breaks the promise of the envelope, not the one about this fault.
  const envelopePromised = context.spec.common.some((common) => common.promise === 'envelope')
  if (reply.error?.code === undefined && envelopePromised) return checkStatus(statuses, reply)
  return checkCode(context, errors, reply)
}
