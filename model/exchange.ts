/** One request with its response, as bytes and as read by a protocol. */
import type { Json } from './json.ts'

export type Headers = readonly (readonly [name: string, value: string])[]

export type WireRequest = {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Headers
  readonly body?: Uint8Array
}

export type WireResponse = {
  readonly status: number
  readonly headers: Headers
  /** Decompressed, when the server compressed it; the headers still say what was sent. */
  readonly body: Uint8Array
  /** Set when the body is not whole; only in the `partial` of a fault. */
  readonly truncated?: boolean
}

/** A response as a protocol reads it. `decode` never throws: what cannot be read is said in `unreadable`. */
export type Reply = {
  readonly status: number
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly format: 'json' | 'xml' | 'empty' | 'other'
  /** The body as JSON, also when it came as XML. */
  readonly body?: Json
  readonly unreadable?: string
  /** Read by the first envelope that fits; set only for statuses of 400 and above, or when a 2xx carries an error. */
  readonly error?: { readonly envelope: string; readonly code?: string; readonly message?: string }
  readonly requestId?: string
}

/** Why no response came. */
export type TransportFault = {
  readonly kind: 'refused' | 'reset' | 'timeout' | 'dns' | 'tls' | 'too-large' | 'malformed' | 'other'
  readonly message: string
}

export type Timing = {
  /** Milliseconds since the run began, and from the first byte sent to the last one read. */
  readonly at: number
  readonly took: number
}

/** What a target gives back for one request. */
export type Delivery =
  | { readonly kind: 'response'; readonly response: WireResponse; readonly timing: Timing; readonly resent?: Resent }
  | {
      readonly kind: 'fault'
      readonly fault: TransportFault
      readonly timing: Timing
      readonly resent?: Resent
      /** What had come before the fault: evidence, never to be judged. */
      readonly partial?: WireResponse
    }

/**
 * Set when a kept connection was closed under the request before any byte of an answer came, so that the same bytes
 * were sent once more on a fresh one. The server may have seen both.
 */
export type Resent = true

/** As stored in run.json: secrets redacted, bodies cut. Text that is no UTF-8 is kept as base64. */
export type StoredExchange = {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Headers
    readonly body?: string
    readonly base64?: boolean
    readonly cut?: boolean
  }
  readonly response?: {
    readonly status: number
    readonly headers: Headers
    readonly body: string
    readonly base64?: boolean
    readonly cut?: boolean
  }
  readonly fault?: TransportFault
  readonly took: number
  /** A line for a shell; credentials as `$NAMES`. */
  readonly curl: string
}
