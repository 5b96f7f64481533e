/** Which ways to authenticate the credentials at hand are enough for. */
import type { Credentials, Keyring } from '../model/credentials.ts'
import type { Spec } from '../model/spec.ts'

const needs: Readonly<Record<string, readonly (keyof Credentials)[]>> = {
  'acs3-hmac-sha256': ['accessKeyId', 'accessKeySecret'],
  'rpc-v1': ['accessKeyId', 'accessKeySecret'],
  'sdk-hmac-sha256': ['accessKeyId', 'accessKeySecret'],
  'x-auth-token': ['token'],
  bearer: ['token'],
  basic: ['username', 'password'],
  'api-key': ['apiKey'],
  none: [],
}

/** The schemes of a spec that the main identity has credentials for, in the order of the spec. */
export function schemesFor(spec: Spec, keyring: Keyring): readonly string[] {
  const main = keyring.main ?? {}
  return spec.authentication
    .map(({ scheme }) => scheme)
    .filter((scheme) => (needs[scheme] ?? []).every((key) => main[key] !== undefined))
}
