/** How a session behaves when the credentials of its calls run out. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Delivery, WireRequest } from '../../model/exchange.ts'
import { readSpec } from '../../model/spec-file.ts'
import { protocols } from '../../protocols/index.ts'
import { virtualClock } from '../../targets/virtual-clock.sample.ts'
import { jobFor } from '../job.ts'
import { openLedger } from './ledger.ts'
import type { Renewal } from './renewal.ts'
import { openSession, type Ask } from './session.ts'

async function described() {
  const { spec } = await readSpec(join(import.meta.dirname, '../../specs/openstack-keystone.yaml'))
  const operation = spec?.operations.find(({ name }) => name === 'ListGroups')
  const protocol = protocols.find(({ name }) => name === spec?.protocol)
  if (spec === undefined || operation === undefined || protocol === undefined) throw new Error('no spec to test with')
  return { spec, operation, protocol }
}

const { spec, operation, protocol } = await described()
const unbounded = Number.MAX_SAFE_INTEGER
const answered = (status: number): Delivery => ({
  kind: 'response',
  response: { status, headers: [], body: new TextEncoder().encode('{}') },
  timing: { at: 0, took: 0 },
})

/** A session whose target answers 401 to each token but those given, with credentials that follow each other. */
function open(tokens: readonly string[], accepted: readonly string[], isOutdated = true) {
  const clock = virtualClock()
  const sent: string[] = []
  const queue = tokens.map((token) => ({ token }))
  const renewal: Renewal = {
    current: async () => {
      const credentials = queue.shift()
      return credentials === undefined
        ? { kind: 'none', because: 'No token is to be had.' }
        : { kind: 'held', credentials }
    },
    isOutdated: () => isOutdated,
  }
  const emit = () => undefined
  const { setup } = jobFor(
    {
      spec,
      protocol,
      url: 'http://127.0.0.1:1',
      isMock: true,
      keyring: { main: { token: '' } },
      clock,
      emit,
      signal: new AbortController().signal,
    },
    { seed: 1, examples: 0, only: [], calls: unbounded, creates: unbounded, live: 1, concurrency: 1, settings: {} },
  )
  const send = async (request: WireRequest): Promise<Delivery> => {
    const token = request.headers.find(([name]) => name === 'x-auth-token')?.[1] ?? 'none'
    sent.push(token)
    return answered(accepted.includes(token) ? 200 : 401)
  }
  const ledger = openLedger({ calls: unbounded, creates: unbounded, live: 1 })
  const session = openSession(
    {
      ...setup,
      renewal,
      target: { ...setup.target, baseUrl: 'http://127.0.0.1:1', send, close: async () => undefined },
    },
    ledger,
  )
  const ask: Ask = { operation, input: {}, variation: {}, purpose: 'judge' }
  return { sent, ledger, ask: (more: Partial<Ask> = {}) => clock.until(session.send({ ...ask, ...more })) }
}

test('a call whose credentials ran out on the way goes out again with new ones', async () => {
  const { ask, sent, ledger } = open(['old', 'new'], ['new'])
  expect(await ask()).toMatchObject({ outcome: 'answered', reply: { status: 200 }, attempts: 2, doubtful: false })
  expect(sent).toEqual(['old', 'new'])
  expect(ledger.spent).toMatchObject({ calls: 2, retried: 1 })
})

test('a refusal of credentials that hold is an answer', async () => {
  const { ask, sent } = open(['held', 'new'], ['new'], false)
  expect(await ask()).toMatchObject({ outcome: 'answered', reply: { status: 401 }, attempts: 1 })
  expect(sent).toEqual(['held'])
})

test('a refusal of new credentials is an answer too', async () => {
  const { ask, sent } = open(['old', 'new', 'newest'], [])
  expect(await ask()).toMatchObject({ outcome: 'answered', reply: { status: 401 }, attempts: 2 })
  expect(sent).toEqual(['old', 'new'])
})

test('a call that carries wrong credentials on purpose is not repeated', async () => {
  const { ask, sent } = open(['held', 'new'], ['new'])
  expect(await ask({ variation: { fault: 'no-credentials' } })).toMatchObject({ reply: { status: 401 }, attempts: 1 })
  expect(sent).toEqual(['none'])
})

test('nothing is sent without credentials that hold, and nothing is judged', async () => {
  const { ask, sent } = open([], [])
  const exchange = await ask()
  expect(exchange).toMatchObject({
    outcome: 'no-response',
    delivery: { kind: 'fault', fault: { message: 'No token is to be had.' } },
  })
  expect(exchange.reply).toBeUndefined()
  expect(sent).toEqual([])
})
