/**
 * A token for a password, as OpenStack clients get it: POST /v3/auth/tokens, from the OS_* variables that they read.
 *
 * Nothing is sent here. (Source: OpenStack Identity API v3, "Password authentication with scoped authorization".)
 */
import type { WireRequest, WireResponse } from '../../model/exchange.ts'
import { isObject } from '../../model/json.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import { headerOf } from '../header.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export type PasswordToken = {
  readonly token: string
  /** Milliseconds since 1970; absent where the server does not say. */
  readonly expires?: number
  /** Milliseconds between its issue and its expiry, both by the server's clock. */
  readonly lasts?: number
}

/**
 * The request that asks for a token, or undefined where the variables name no user with a password.
 *
 * @param suffix reads `OS_USERNAME_UNPRIVILEGED` and so on in place of `OS_USERNAME`; the server's URL may be shared
 */
export function tokenRequest(
  environment: Environment,
  suffix: '' | '_UNPRIVILEGED' | '_OTHER' = '',
): WireRequest | undefined {
  const read = (name: string): string | undefined => environment[`${name}${suffix}`] || undefined
  const url = read('OS_AUTH_URL') ?? environment['OS_AUTH_URL']
  const password = read('OS_PASSWORD')
  const user = userOf(read)
  if (!url || password === undefined || user === undefined) return undefined
  const scope = scopeOf(read)
  const auth: JsonObject = {
    identity: { methods: ['password'], password: { user: { ...user, password } } },
    ...(scope === undefined ? {} : { scope }),
  }
  return {
    method: 'POST',
    url: `${url.replace(/\/+$/, '').replace(/\/v3$/, '')}/v3/auth/tokens`,
    headers: [
      ['content-type', 'application/json'],
      ['accept', 'application/json'],
    ],
    body: new TextEncoder().encode(JSON.stringify({ auth })),
  }
}

type Read = (name: string) => string | undefined

function userOf(read: Read): JsonObject | undefined {
  const id = read('OS_USER_ID')
  if (id !== undefined) return { id }
  const name = read('OS_USERNAME')
  return name === undefined ? undefined : { name, domain: domainOf(read, 'OS_USER_DOMAIN') }
}

/** Clients that name no domain mean the default one. */
function domainOf(read: Read, prefix: string): JsonObject {
  const id = read(`${prefix}_ID`)
  const name = read(`${prefix}_NAME`)
  return id === undefined && name !== undefined ? { name } : { id: id ?? read('OS_DEFAULT_DOMAIN') ?? 'default' }
}

/** Project before domain before system, as clients choose; undefined: an unscoped token. */
function scopeOf(read: Read): JsonObject | undefined {
  const projectId = read('OS_PROJECT_ID')
  if (projectId !== undefined) return { project: { id: projectId } }
  const project = read('OS_PROJECT_NAME')
  if (project !== undefined) return { project: { name: project, domain: domainOf(read, 'OS_PROJECT_DOMAIN') } }
  if (read('OS_DOMAIN_ID') !== undefined || read('OS_DOMAIN_NAME') !== undefined)
    return { domain: domainOf(read, 'OS_DOMAIN') }
  return read('OS_SYSTEM_SCOPE') === 'all' ? { system: { all: true } } : undefined
}

/** Reads the token from the answer, or undefined where there is none: refused, or not the answer of such a server. */
export function tokenFromResponse(response: WireResponse): PasswordToken | undefined {
  const token = headerOf(response.headers, 'x-subject-token')
  if (response.status !== 201 || !token) return undefined
  const { issued, expires } = timesIn(response.body)
  if (Number.isNaN(expires)) return { token }
  return { token, expires, ...(Number.isNaN(issued) ? {} : { lasts: expires - issued }) }
}

/** Milliseconds since 1970, or NaN. */
function timesIn(body: Uint8Array): { readonly issued: number; readonly expires: number } {
  try {
    const parsed: Json = JSON.parse(new TextDecoder().decode(body))
    const token = isObject(parsed) ? parsed['token'] : undefined
    const time = (name: string): number => {
      const written = isObject(token) ? token[name] : undefined
      return typeof written === 'string' ? Date.parse(written) : Number.NaN
    }
    return { issued: time('issued_at'), expires: time('expires_at') }
  } catch {
    return { issued: Number.NaN, expires: Number.NaN }
  }
}
