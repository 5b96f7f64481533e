/** Who calls. Held in memory only; nothing that is written may contain any of these values. */
import type { Identity } from './case.ts'

export type Credentials = {
  readonly accessKeyId?: string
  readonly accessKeySecret?: string
  readonly securityToken?: string
  /** For X-Auth-Token and bearer. */
  readonly token?: string
  readonly username?: string
  readonly password?: string
  readonly apiKey?: string
}

export type Keyring = Readonly<Partial<Record<Identity, Credentials>>>
