/** Puts an exchange into the form that run.json keeps. */
import type { StoredExchange } from '../../model/exchange.ts'
import type { Exchange } from './session.ts'
import type { Setup } from '../setup.ts'

export function storedExchange(setup: Setup, exchange: Exchange): StoredExchange {
  return setup.store(exchange.request, exchange.delivery, setup.protocol.curl(exchange.call))
}
