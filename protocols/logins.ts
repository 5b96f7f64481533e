/**
 * Credentials that are got by logging in: a token for a user and a password that the environment names.
 *
 * Nothing is sent here; whoever runs sends `request` once for each identity, and again before the token runs out.
 */
import type { Identity } from '../model/case.ts'
import type { Credentials, Keyring } from '../model/credentials.ts'
import type { WireRequest, WireResponse } from '../model/exchange.ts'
import { tokenFromResponse, tokenRequest, type Environment } from './authentication/password-token.ts'
import { keyringFromEnvironment } from './environment.ts'

export type Granted = {
  readonly credentials: Credentials
  /** How long they hold from now on, in milliseconds; absent where the server does not say. */
  readonly lasts?: number
}

export type Login = {
  readonly identity: Identity
  /** Holds the password: for sending only, never to be shown or stored. */
  readonly request: WireRequest
  /** What must not be written anywhere. */
  readonly secrets: readonly string[]
  /** The variables to look at when it is refused. */
  readonly variables: string
  /** Undefined where the answer brings nothing. `now` is in milliseconds since 1970. */
  read(response: WireResponse, now: number): Granted | undefined
}

const suffixes = [
  ['main', ''],
  ['unprivileged', '_UNPRIVILEGED'],
  ['other', '_OTHER'],
] as const

/** The logins that the environment has variables for, for identities without a token of their own. */
export function loginsFromEnvironment(env: Environment, schemes: readonly string[]): readonly Login[] {
  if (!schemes.includes('x-auth-token')) return []
  const held = keyringFromEnvironment(env, ['x-auth-token'])
  return suffixes.flatMap(([identity, suffix]) => {
    const request = held[identity] === undefined ? tokenRequest(env, suffix) : undefined
    if (request === undefined) return []
    const secrets = [env[`OS_PASSWORD${suffix}`] ?? '']
    const variables = `OS_AUTH_URL, OS_USERNAME${suffix}, OS_PASSWORD${suffix} and those of domain and project`
    return [{ identity, request, secrets, variables, read: grantedIn }]
  })
}

/** The keyring with those who can log in; the token stays blank until they have. */
export function withLogins(keyring: Keyring, logins: readonly Login[]): Keyring {
  return {
    ...keyring,
    ...Object.fromEntries(logins.map(({ identity }) => [identity, { token: '', ...keyring[identity] }])),
  }
}

function grantedIn(response: WireResponse, now: number): Granted | undefined {
  const got = tokenFromResponse(response)
  if (got === undefined) return undefined
  // The server's own two times tell how long it lasts, whatever the clock here says.
  const lasts = got.lasts ?? (got.expires === undefined ? undefined : got.expires - now)
  return { credentials: { token: got.token }, ...(lasts === undefined ? {} : { lasts }) }
}
