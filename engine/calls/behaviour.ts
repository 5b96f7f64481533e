/** The behaviour of a reply, fit to be written down: secrets that the target echoes are hidden. */
import { fingerprintOf } from '../../checks/fingerprint.ts'
import type { Reply, TransportFault } from '../../model/exchange.ts'
import type { Fingerprint } from '../../model/run.ts'
import type { Workshop } from '../judge.ts'
import type { Exchange } from './session.ts'

export function behaviourOf(workshop: Workshop, came: Reply | TransportFault, exchange: Exchange): Fingerprint {
  const { redact } = workshop.session.setup
  const { code, message, shape, headers, status } = fingerprintOf(came, exchange.input)
  return {
    status,
    ...(code === undefined ? {} : { code: redact(code) }),
    ...(message === undefined ? {} : { message: redact(message) }),
    shape: shape.map(redact),
    headers: headers.map(redact),
  }
}
