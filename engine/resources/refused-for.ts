/** Recognises why a target refused a call that was meant to succeed: the account is full, the name is taken. */
import { anything, fits } from '../../checks/text-template.ts'
import { errorsOf } from '../../model/clauses/replies.ts'
import type { Spec, Trigger } from '../../model/spec.ts'
import type { Exchange } from '../calls/session.ts'

/** `sure` when the code says so; `likely` when the documents give the error no code and only the status fits. */
export function refusedFor(
  when: Trigger,
  spec: Spec,
  { operation, reply, outcome }: Exchange,
): 'sure' | 'likely' | undefined {
  if (reply === undefined || outcome !== 'answered' || reply.status < 400) return undefined
  const errors = errorsOf(spec, operation).filter((error) => error.when === when)
  const said = reply.error?.code
  if (said !== undefined && errors.some(({ code }) => code !== undefined && fits(code, said, () => anything)))
    return 'sure'
  return errors.some(({ code, status }) => code === undefined && status.includes(reply.status)) ? 'likely' : undefined
}
