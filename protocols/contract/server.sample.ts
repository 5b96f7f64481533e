/** The server's side of the contract test. */
import type { Keyring } from '../../model/credentials.ts'
import type { Spec } from '../../model/spec.ts'
import type { ServerContext } from '../protocol.ts'

/** A server's view of who holds which key; remembers nonces, as a server does. */
export function serverContext(spec: Spec, keyring: Keyring, now: number): ServerContext {
  const owners = (['main', 'unprivileged', 'other'] as const).flatMap((identity) => {
    const credentials = keyring[identity]
    return credentials === undefined ? [] : [{ identity, credentials }]
  })
  const nonces = new Set<string>()
  return {
    spec,
    now,
    find: ({ accessKeyId, token, username, apiKey }) =>
      owners.find(
        ({ credentials: held }) =>
          (accessKeyId !== undefined && held.accessKeyId === accessKeyId) ||
          (token !== undefined && held.token === token) ||
          (username !== undefined && held.username === username) ||
          (apiKey !== undefined && held.apiKey === apiKey),
      ),
    isReplayed: (nonce) => nonces.size === nonces.add(nonce).size,
  }
}
