/** Ids of the mock's own: from a seed and a counter, so that a run can be repeated and no two are ever equal. */
import { createHash } from 'node:crypto'

export type Identifiers = {
  /** A fresh request id, in the form of an upper-case UUID. */
  request(): string
  /** A fresh id of 32 lower-case hex digits. */
  resource(): string
  /** Always the same 32 hex digits for the same text. */
  of(text: string): string
}

/** Makes ids from a seed; the counter starts anew with each call. */
export function createIdentifiers(seed: string): Identifiers {
  const hex = (text: string): string => createHash('sha256').update(`${seed}/${text}`).digest('hex').slice(0, 32)
  let requests = 0
  let resources = 0
  return {
    request: () => uuid(hex(`request/${(requests += 1)}`)),
    resource: () => hex(`resource/${(resources += 1)}`),
    of: (text) => hex(`of/${text}`),
  }
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
    .join('-')
    .toUpperCase()
}
