/** Which check judges which promise of the protocol. */
import type { Reply } from '../model/exchange.ts'
import type { CommonPromise } from '../model/spec.ts'
import { checkAccepted } from './accepted.ts'
import { checkBodyFormat } from './body-format.ts'
import { checkContentType } from './content-type.ts'
import { checkEnvelope } from './envelope.ts'
import type { Context, Look } from './look.ts'
import { nothing } from './look.ts'
import { checkRedirect } from './redirect.ts'
import { checkRequestIdFresh, checkRequestIdPresent } from './request-id.ts'

type Check = (context: Context, reply: Reply) => Look

const accepted: Check = (context, reply) => checkAccepted(context.operation.success.status, context, reply)

const promises: Readonly<Record<CommonPromise['promise'], Check>> = {
  'request-id.present': (_, reply) => checkRequestIdPresent(reply),
  'request-id.fresh': checkRequestIdFresh,
  'content-type': (_, reply) => checkContentType(reply),
  envelope: (context, reply) => checkEnvelope(context.spec, reply),
  'format.json': (context, reply) => checkBodyFormat('json', 'json', context, reply),
  'format.xml': (context, reply) => checkBodyFormat('xml', 'xml', context, reply),
  'format.default': (context, reply) =>
    checkBodyFormat(
      'none',
      context.spec.common.find((one) => one.promise === 'format.default')?.format ?? 'json',
      context,
      reply,
    ),
  'parameters.query': accepted,
  'parameters.form': accepted,
  'authentication.scheme': accepted,
  'no-redirect': (_, reply) => checkRedirect(reply),
}

/** Judges a promise by its name; `promise` may also be the name of a clause, such as `authentication.basic`. */
export function checkPromise(promise: string, context: Context, reply: Reply): Look {
  if (isPromise(promise)) return promises[promise](context, reply)
  return promise.startsWith('authentication.') ? accepted(context, reply) : nothing
}

function isPromise(name: string): name is CommonPromise['promise'] {
  return Object.hasOwn(promises, name)
}
