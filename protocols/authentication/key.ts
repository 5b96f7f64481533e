/** Whose key a request shows: the key must exist, and a temporary one comes with its own session token. */
import type { Identity } from '../../model/case.ts'
import type { Credentials } from '../../model/credentials.ts'

export type Owner = { readonly identity: Identity; readonly credentials: Credentials }

/** The owner, unless the session token sent is not the one that belongs to the key. */
export function belongsTo(owner: Owner | undefined, sessionToken: string | undefined): Owner | undefined {
  return (owner?.credentials.securityToken ?? '') === (sessionToken ?? '') ? owner : undefined
}
