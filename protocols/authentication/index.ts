/** The ways to authenticate, and which of them serves a call. To add one: write its file and list it here. */
import type { Credentials } from '../../model/credentials.ts'
import type { Authentication, Spec, WireTrigger } from '../../model/spec.ts'
import type { Incoming } from '../incoming.ts'
import type { ServerContext } from '../protocol.ts'
import { acs3 } from './acs3-hmac-sha256.ts'
import { apiKey } from './api-key.ts'
import { basic } from './basic.ts'
import { bearer } from './bearer.ts'
import { none } from './none.ts'
import { rpcV1 } from './rpc-v1.ts'
import type { Scheme, Verification } from './scheme.ts'
import { sdkHmac } from './sdk-hmac-sha256.ts'
import { xAuthToken } from './x-auth-token.ts'

export const schemes: readonly Scheme[] = [acs3, rpcV1, sdkHmac, xAuthToken, bearer, basic, apiKey, none]

const byName: ReadonlyMap<string, Scheme> = new Map(schemes.map((scheme) => [scheme.scheme, scheme]))

/** Faults that lie in the authentication itself, so that some schemes can carry them and others not. */
const authenticationFaults: ReadonlySet<string | undefined> = new Set(schemes.flatMap((scheme) => scheme.triggers))

/** Whether a fault lies in the authentication, which a gateway judges before anything else. */
export function isAuthenticationFault(trigger: string): boolean {
  return authenticationFaults.has(trigger)
}

/** The scheme of that name, or undefined. */
export function schemeNamed(name: string): Scheme | undefined {
  return byName.get(name)
}

/** Schemes of a spec that these credentials can serve, the default first. Empty: nothing can be signed. */
export function schemesFor(spec: Spec, credentials: Credentials | undefined): readonly Authentication['scheme'][] {
  return spec.authentication
    .filter(({ scheme }) => byName.get(scheme)?.needs.every((need) => credentials?.[need] !== undefined) === true)
    .map(({ scheme }) => scheme)
}

/** Faults of authentication that some scheme of the spec can carry. */
export function authenticationTriggers(spec: Spec): ReadonlySet<WireTrigger> {
  return new Set(spec.authentication.flatMap(({ scheme }) => byName.get(scheme)?.triggers ?? []))
}

const needNoCredentials: readonly (WireTrigger | undefined)[] = [
  'no-credentials',
  'unknown-key',
  'malformed-authentication',
]

/** What a call says about who calls, and how. */
export type Caller = {
  readonly spec: Spec
  readonly credentials?: Credentials
  readonly variation: { readonly scheme?: string; readonly fault?: WireTrigger }
}

/**
 * The scheme to sign a call with: the one it asks for, else the first of the spec that its credentials can serve and that
 * can carry its fault. `only` narrows the choice. Throws when there is none: the caller should have asked before.
 */
export function schemeFor(
  call: Caller,
  only?: string,
): { readonly scheme: Scheme; readonly authentication: Authentication } {
  const { fault } = call.variation
  const asked = call.variation.scheme ?? only
  const served = needNoCredentials.includes(fault) ? undefined : schemesFor(call.spec, call.credentials)
  const carried = authenticationFaults.has(fault)
  for (const authentication of call.spec.authentication) {
    const scheme = byName.get(authentication.scheme)
    if (scheme === undefined || (asked !== undefined && asked !== scheme.scheme)) continue
    if (served?.includes(scheme.scheme) === false || (carried && !scheme.triggers.some((trigger) => trigger === fault)))
      continue
    return { scheme, authentication }
  }
  if (call.spec.authentication.length === 0) return { scheme: none, authentication: { scheme: 'none' } }
  const wanted = asked ?? call.spec.authentication.map(({ scheme }) => scheme).join(' or ')
  throw new Error(
    `No credentials at hand can sign with ${wanted}${fault === undefined ? '' : ` and carry the fault ${fault}`}.`,
  )
}

/** Judges a request by the first scheme of the spec whose marks it carries. */
export function verifyAny(request: Incoming, context: ServerContext): Verification & { readonly scheme?: string } {
  for (const authentication of context.spec.authentication) {
    const scheme = byName.get(authentication.scheme)
    if (scheme?.claims(request, authentication) !== true) continue
    return { scheme: scheme.scheme, ...scheme.verify(request, context, authentication) }
  }
  if (context.spec.authentication.length === 0) return { scheme: 'none', identity: 'main', faults: [] }
  return { faults: [{ trigger: 'no-credentials' }] }
}
