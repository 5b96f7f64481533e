/**
 * Credentials that run out: got by logging in when they are first needed, and got anew before they expire.
 *
 * A login that the server refuses is not tried again in this run: some servers lock a user out after a few.
 */
import type { Identity } from '../../model/case.ts'
import type { Credentials, Keyring } from '../../model/credentials.ts'
import type { Login } from '../../protocols/logins.ts'
import { readAddress } from '../../targets/address.ts'
import type { Clock } from '../../targets/clock.ts'
import type { Limits } from '../../targets/limits.ts'
import { openTarget } from '../../targets/target.ts'

export type Current =
  | { readonly kind: 'held'; readonly credentials?: Credentials }
  /** None that hold, and none to be had. */
  | { readonly kind: 'none'; readonly because: string }

export type Renewal = {
  /** What to call with now, fresh where what was held is about to expire. Never rejects. */
  current(identity: Identity): Promise<Current>
  /** Whether credentials that came from here may have expired since, so that a refusal says nothing. */
  isOutdated(identity: Identity, used: Credentials): boolean
}

export type RenewalOptions = {
  readonly logins: readonly Login[]
  readonly keyring: Keyring
  readonly clock: Clock
  readonly limits?: Partial<Limits>
  /** Told of each secret before it is used for the first time. */
  readonly learn: (secrets: readonly string[]) => void
}

/** Nobody has logged in yet when this returns. */
export function openRenewal(options: RenewalOptions): Renewal {
  const { keyring } = options
  options.learn(options.logins.flatMap((login) => login.secrets))
  const holders = new Map(options.logins.map((login) => [login.identity, openHolder(login, options)]))
  return {
    current: async (identity) => {
      const credentials = keyring[identity]
      return holders.get(identity)?.current() ?? { kind: 'held', ...(credentials === undefined ? {} : { credentials }) }
    },
    isOutdated: (identity, used) => holders.get(identity)?.isOutdated(used) === true,
  }
}

type Held = {
  readonly credentials: Credentials
  /** By the clock's `elapsed`. */ readonly renewAt: number
  readonly endsAt: number
}
type Outcome = { readonly problem?: string; readonly isFinal?: boolean }
type Holder = { current(): Promise<Current>; isOutdated(used: Credentials): boolean }

/** A quarter of the life of short-lived credentials, and never more than this, is left unused. */
const largestMargin = 30_000

function openHolder(login: Login, options: RenewalOptions): Holder {
  const { clock, keyring } = options
  let held: Held | undefined
  let final: string | undefined
  let underWay: Promise<Outcome> | undefined

  async function logIn(): Promise<Outcome> {
    const { granted, ...outcome } = await ask(login, options)
    if (granted === undefined) return outcome
    options.learn(Object.values(granted.credentials))
    const lasts = granted.lasts ?? Number.POSITIVE_INFINITY
    const endsAt = clock.elapsed() + lasts
    held = {
      credentials: { ...keyring[login.identity], ...granted.credentials },
      renewAt: endsAt - Math.min(largestMargin, lasts / 4),
      endsAt,
    }
    return {}
  }

  async function current(): Promise<Current> {
    if (held !== undefined && clock.elapsed() < held.renewAt) return { kind: 'held', credentials: held.credentials }
    if (final === undefined) {
      underWay ??= logIn().finally(() => (underWay = undefined))
      const { problem, isFinal } = await underWay
      if (isFinal === true) final = problem
      if (held !== undefined && clock.elapsed() < held.endsAt) return { kind: 'held', credentials: held.credentials }
      if (final === undefined) return { kind: 'none', because: problem ?? 'The credentials ran out at once.' }
    }
    return { kind: 'none', because: final }
  }

  return {
    current,
    isOutdated: (used) => held !== undefined && (used !== held.credentials || clock.elapsed() >= held.renewAt),
  }
}

type Asked = Outcome & { readonly granted?: NonNullable<ReturnType<Login['read']>> }

async function ask(login: Login, { clock, limits }: RenewalOptions): Promise<Asked> {
  const { method, url } = login.request
  const failed = `No credentials could be had for the identity \`${login.identity}\``
  const address = readAddress(url)
  if (address.kind === 'problem')
    return { problem: `${failed}: the address to log in at is no usable URL. Check ${login.variables}.`, isFinal: true }
  const target = openTarget({ baseUrl: address.origin, clock, ...(limits === undefined ? {} : { limits }) })
  try {
    const delivery = await target.send(login.request)
    if (delivery.kind === 'fault') return { problem: `${failed}: ${delivery.fault.message}` }
    const granted = login.read(delivery.response, clock.now())
    if (granted !== undefined) return { granted }
    const { status } = delivery.response
    const isFinal = status < 500 && status !== 429
    return {
      problem: `${failed}: ${method} ${address.baseUrl} was answered with status ${status}. Check ${login.variables}.`,
      isFinal,
    }
  } finally {
    await target.close()
  }
}
