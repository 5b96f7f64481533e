/** Who may call the mock, and which nonces were used. Credentials are compared here and go nowhere else. */
import type { Identity } from '../model/case.ts'
import type { Credentials, Keyring } from '../model/credentials.ts'
import type { ServerContext } from '../protocols/protocol.ts'

const identities: readonly Identity[] = ['main', 'unprivileged', 'other']

/** Finds the identity that a key, token, user name or API key belongs to. */
export function createFind(keyring: Keyring): ServerContext['find'] {
  return (key) => {
    for (const identity of identities) {
      const credentials = keyring[identity]
      if (credentials !== undefined && belongs(credentials, key)) return { identity, credentials }
    }
    return undefined
  }
}

function belongs(credentials: Credentials, key: Parameters<ServerContext['find']>[0]): boolean {
  const pairs = [
    [key.accessKeyId, credentials.accessKeyId],
    [key.token, credentials.token],
    [key.username, credentials.username],
    [key.apiKey, credentials.apiKey],
  ]
  return pairs.some(([given, known]) => given !== undefined && given === known)
}

/** Remembers the last nonces, in bounded memory. */
export function createNonces(most = 200_000): (nonce: string) => boolean {
  const seen = new Set<string>()
  return (nonce) => {
    if (seen.has(nonce)) return true
    seen.add(nonce)
    const oldest = seen.size > most ? seen.values().next() : undefined
    if (oldest !== undefined && oldest.done !== true) seen.delete(oldest.value)
    return false
  }
}
