import { afterEach, describe, expect, test } from 'vitest'
import type { Delivery, WireRequest } from '../../model/exchange.ts'
import { startClock } from '../clock.ts'
import { defaultLimits, type Limits } from '../limits.ts'
import { openTarget, type Target } from '../target.ts'
import type { Behaviour } from './behaviour.sample.ts'
import { behaviours } from './behaviours.sample.ts'
import { type HostileServer, serveBehaviour } from './server.sample.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const short = 400
const mebibyte = 1024 * 1024

function request(url: string): WireRequest {
  return {
    method: 'POST',
    url: `${url}/v1/things`,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from('{}'),
  }
}

/** Calls a server that behaves so, and then the same one in good health. */
async function call(behaviour: Behaviour) {
  const server = await serveBehaviour(behaviour)
  const limits: Partial<Limits> = behaviour.within === undefined ? {} : { [behaviour.within]: short }
  const target = openTarget({ baseUrl: server.url, clock: startClock(), limits })
  open.push(target, server)
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5)
  const began = performance.now()
  const delivery = await target.send(request(server.url))
  const took = performance.now() - began
  clearInterval(watch)
  server.recover()
  const healthy = await callAgain(behaviour, server, target)
  return { delivery, healthy, took, growth: Math.max(peak, process.memoryUsage().rss) - before }
}

/** With the same target, so that nothing of the bad answer lingers; but not where its limits are too short for a busy machine. */
async function callAgain({ place, scheme, within }: Behaviour, server: HostileServer, target: Target) {
  // A server that is not there, or that nobody trusts, does not get better.
  if (scheme !== undefined || (place ?? 'ipv6') !== 'ipv6') return undefined
  if (within === undefined) return target.send(request(server.url))
  const patient = openTarget({ baseUrl: server.url, clock: startClock() })
  open.unshift(patient)
  return patient.send(request(server.url))
}

function endOf(delivery: Delivery): { readonly kind: string; readonly message: string } {
  if (delivery.kind === 'fault') return delivery.fault
  return { kind: 'response', message: `status ${delivery.response.status}.` }
}

test('there are many behaviours, each with its own name', () => {
  expect(behaviours.length).toBeGreaterThanOrEqual(40)
  expect(new Set(behaviours.map(({ name }) => name)).size).toBe(behaviours.length)
})

describe('a server that', () => {
  test.each(behaviours)('$name: $ends', async (behaviour) => {
    const { delivery, healthy, took, growth } = await call(behaviour)
    const { kind, message } = endOf(delivery)
    expect(kind, message).toBe(behaviour.ends)
    expect(message).toContain(behaviour.says ?? `status ${behaviour.status ?? 200}`)
    expect(message).toMatch(/^.{10,250}[.?]$/)
    // Whoever needs a limit is stopped by it; all others end well before any.
    expect(took).toBeLessThan(behaviour.within === undefined ? defaultLimits.total : short * 25)
    expect(growth).toBeLessThan(150 * mebibyte)
    expect(healthy?.kind ?? 'response').toBe('response')
  })
})
