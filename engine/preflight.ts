/**
 * Finds out, before anything is judged, whether judging makes sense: is there an answer at all, are we let in,
 * do the clocks agree, can the shared resource be made.
 */
import type { Case } from '../model/case.ts'
import { schemesFor } from '../protocols/authentication/index.ts'
import { environmentNames } from '../protocols/environment.ts'
import { isolate } from './blame/isolation.ts'
import { createFresh, file, tryCase, type Workshop } from './judge.ts'
import { judgementOf } from './judgement.ts'
import { operationNamed } from './resources/lifecycle.ts'
import type { Exchange } from './calls/session.ts'
import { lookUntil } from './states/reading.ts'
import { openScript } from './states/state.ts'

export type Preflight = { readonly kind: 'go' } | { readonly kind: 'stop'; readonly because: string }

const farApartMilliseconds = 5 * 60_000

/** Sends one harmless call, and makes the fixture. A refusal of the create is evidence, not a reason to stop. */
export async function preflight(workshop: Workshop): Promise<Preflight> {
  const locked = await whyLockedOut(workshop)
  if (locked !== undefined) return { kind: 'stop', because: locked }
  const first = await tryCase(workshop, workshop.healthCase, 'preflight')
  const stop = reasonToStop(workshop, first.exchange)
  if (stop !== undefined) return { kind: 'stop', because: stop }
  if (workshop.session.setup.spec.resource !== undefined) await makeFixture(workshop)
  const isRefused = (first.exchange.reply?.status ?? 0) >= 400
  await (isRefused ? isolate(workshop, first, 0) : file(workshop, 0, first))
  return { kind: 'go' }
}

/** Without credentials one bare call still tells whether anybody is there; the reason to stop is then the more useful one. */
async function whyLockedOut(workshop: Workshop): Promise<string | undefined> {
  const { spec, protocol, keyring } = workshop.session.setup
  if (schemesFor(spec, keyring.main ?? {}).length > 0) return undefined
  const operation = operationNamed(spec, workshop.healthCase.operation)
  if (operation !== undefined && protocol.triggersOf(spec, operation).includes('no-credentials')) {
    const bare = await tryCase(
      workshop,
      { ...workshop.healthCase, variation: { fault: 'no-credentials' } },
      'preflight',
    )
    if (bare.exchange.delivery.kind === 'fault') return bare.exchange.delivery.fault.message
  }
  const ways = spec.authentication.map(({ scheme }) =>
    Object.values(environmentNames(scheme))
      .filter((name) => !name.endsWith('SECURITY_TOKEN'))
      .join(' and '),
  )
  return `There are no credentials for this target. Set ${[...new Set(ways)].join(', or ')} in the environment.`
}

/** Makes the resource that reads, refusals and updates work on; files the create as a valid call. */
export async function makeFixture(workshop: Workshop): Promise<void> {
  const { spec } = workshop.session.setup
  const made = await createFresh(workshop, 'preflight')
  const operation = operationNamed(spec, spec.resource?.create)
  if (operation === undefined) return
  const planned: Case = { ...made.case, expect: workshop.acceptedBy(operation) }
  const judged = { exchange: made.exchange, case: planned, ...judgementOf(workshop, planned, made.exchange) }
  const status = made.exchange.reply?.status ?? 0
  const isRefused = made.live === undefined && made.exchange.outcome === 'answered' && status >= 400
  await (isRefused ? isolate(workshop, judged, 0) : file(workshop, 0, judged))
  // Without what must not be there, the run can go on.
  const { live } = isRefused && workshop.culprits.length > 0 ? await createFresh(workshop, 'preflight') : made
  if (live === undefined) return
  workshop.fixture = live
  await lookUntil(workshop, openScript(), live, 'found')
}

function reasonToStop(workshop: Workshop, exchange: Exchange): string | undefined {
  const { clock } = workshop.session.setup
  if (exchange.delivery.kind === 'fault') return exchange.delivery.fault.message
  const reply = exchange.reply
  if (reply === undefined) return 'The target gave no answer.'
  if (exchange.outcome === 'throttled')
    return 'The target refuses calls for their speed before the run has begun. Try again later, or with a smaller --rate.'
  if (exchange.outcome === 'server-error') return `The target answers status ${reply.status} to a plain valid call.`
  const date = Date.parse(reply.headers['date'] ?? '')
  if (reply.status >= 400 && Math.abs(date - clock.now()) > farApartMilliseconds)
    return 'The clock of this machine and that of the target are more than five minutes apart, so signatures cannot hold. Set the clock.'
  if (reply.status === 401 || isAboutCredentials(workshop, exchange))
    return `The target does not accept the credentials: ${describe(workshop, exchange)}. Check the environment variables of this service.`
  return undefined
}

function isAboutCredentials(workshop: Workshop, exchange: Exchange): boolean {
  const code = exchange.reply?.error?.code
  const triggers = new Set([
    'no-credentials',
    'unknown-key',
    'wrong-signature',
    'malformed-authentication',
    'expired-clock',
  ])
  const { spec } = workshop.session.setup
  const errors = [...spec.errors, ...spec.operations.flatMap((operation) => operation.errors)]
  return code !== undefined && errors.some((error) => error.code === code && triggers.has(error.when))
}

function describe(workshop: Workshop, exchange: Exchange): string {
  const { redact } = workshop.session.setup
  const error = exchange.reply?.error
  return redact(`status ${exchange.reply?.status ?? 0}${error?.code === undefined ? '' : `, code ${error.code}`}`)
}
