import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { answer, type Behaviour, writes } from './behaviour.sample.ts'
import { behaviours } from './behaviours.sample.ts'
import { type Client, startClient } from './client.sample.ts'
import type { Told } from './client-process.sample.ts'
import { type HostileServer, serveBehaviour } from './server.sample.ts'

const short = 400
const megabyte = 1_000_000
const most = 300 * megabyte
/** One that was never ill. */
const healthy = writes('answers well', answer('ok'), { ends: 'response' })

let client: Client
let peak = 0
const open: { close(): Promise<void> }[] = []

// This process serves, that one calls: what is measured is the client's memory alone.
beforeAll(() => {
  client = startClient()
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => client.close())

async function serve(behaviour: Behaviour): Promise<HostileServer> {
  const server = await serveBehaviour(behaviour)
  open.push(server)
  return server
}

/** Calls a server that behaves so, and then the same one in good health. */
async function call(behaviour: Behaviour): Promise<{ readonly first: Told; readonly next: Told }> {
  const server = await serve(behaviour)
  const limits = behaviour.within === undefined ? {} : { [behaviour.within]: short }
  const first = await client.call({ url: server.url, limits, again: false })
  server.recover()
  const next = await callAgain(behaviour, server)
  peak = next.peak
  return { first, next }
}

/** With the same target, so that nothing of the bad answer lingers; but not where its limits are too short for a busy machine. */
async function callAgain({ place, scheme, within }: Behaviour, server: HostileServer): Promise<Told> {
  // A server that is not there, or that nobody trusts, does not get better: another one is called.
  const isLost = scheme !== undefined || (place ?? 'ipv6') !== 'ipv6'
  const { url } = isLost ? await serve(healthy) : server
  return client.call({ url, limits: {}, again: !isLost && within === undefined })
}

test('there are many behaviours, each with its own name', () => {
  expect(behaviours.length).toBeGreaterThanOrEqual(40)
  expect(new Set(behaviours.map(({ name }) => name)).size).toBe(behaviours.length)
})

describe('a server that', () => {
  test.each(behaviours)('$name: $ends', async (behaviour) => {
    const { first, next } = await call(behaviour)
    const { kind, message, took } = first
    expect(kind, message).toBe(behaviour.ends)
    expect(message).toContain(behaviour.says ?? `status ${behaviour.status ?? 200}`)
    expect(message).toMatch(/^.{10,250}[.?]$/)
    // Whoever needs a limit is stopped by it; all others end well before any.
    expect(took).toBeLessThan(behaviour.within === undefined ? defaultLimits.total : short * 25)
    expect(next).toMatchObject({ kind: 'response', message: 'status 200.' })
  })
})

test('all of them together need less than 300 MB', () => {
  process.stdout.write(`peak memory of ${behaviours.length} hostile servers: ${(peak / megabyte).toFixed(0)} MB\n`)
  expect(peak).toBeGreaterThan(20 * megabyte)
  expect(peak).toBeLessThan(most)
})
