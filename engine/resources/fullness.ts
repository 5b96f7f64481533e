/** Recognises a target that refuses a create because the account is full. */
import { anything, fits } from '../../checks/text-template.ts'
import { errorsOf } from '../../model/clauses/replies.ts'
import type { Spec } from '../../model/spec.ts'
import type { Exchange } from '../calls/session.ts'

/** `sure` when the code says so; `likely` when the documents give the error no code and only the status fits. */
export function fullness(spec: Spec, { operation, reply, outcome }: Exchange): 'sure' | 'likely' | undefined {
  if (reply === undefined || outcome !== 'answered' || reply.status < 400) return undefined
  const errors = errorsOf(spec, operation).filter(({ when }) => when === 'quota')
  const said = reply.error?.code
  if (said !== undefined && errors.some(({ code }) => code !== undefined && fits(code, said, () => anything)))
    return 'sure'
  return errors.some(({ code, status }) => code === undefined && status.includes(reply.status)) ? 'likely' : undefined
}
