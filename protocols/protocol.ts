/**
 * A protocol maps an abstract call to bytes and back, on both sides. It is the only place that knows a wire format.
 *
 * To add one: write `protocols/<name>.ts` exporting a `Protocol`, list it in `protocols/index.ts`, and call
 * `describeProtocolContract` from its test. Nothing else in the project changes.
 */
import type { Identity, Variation } from '../model/case.ts'
import type { Credentials } from '../model/credentials.ts'
import type { Reply, WireRequest, WireResponse } from '../model/exchange.ts'
import type { Json, JsonObject } from '../model/json.ts'
import type { Operation, Spec, Trigger, WireTrigger } from '../model/spec.ts'

export type Call = {
  readonly spec: Spec
  readonly operation: Operation
  /** All references resolved. Lone surrogates allowed: `\udXXX` escapes in JSON, their three WTF-8 bytes elsewhere. */
  readonly input: JsonObject
  readonly variation: Variation
  /** Origin and base path of the target, without a trailing slash. */
  readonly baseUrl: string
  readonly settings: Readonly<Record<string, string>>
  readonly credentials?: Credentials
  /** Milliseconds since 1970. */
  readonly now: number
  /** Fresh for each attempt. Hex. */
  readonly nonce: string
}

/** What a server read from a request: the mock's view, by a road of its own. */
export type Received = {
  /** Undefined when no operation fits. */
  readonly operation?: Operation
  readonly input: JsonObject
  readonly format: 'json' | 'xml'
  /** False when the request named no format and `format` is the default; absent where there is only one. */
  readonly formatAsked?: boolean
  /** The authentication scheme that the request carries, as the spec names it. */
  readonly scheme?: string
  /** Where the parameters came from, for protocols that know both places. */
  readonly encoding?: 'query' | 'form' | 'both'
  /** Whom the key or token belongs to, also when its signature or clock is wrong: `faults` come first. */
  readonly identity?: Identity
  /** What is wrong with the request at the level of the protocol, in the order in which a server would notice. */
  readonly faults: readonly WireFault[]
}

export type WireFault = {
  readonly trigger: WireTrigger
  /** The parameter or header that is missing or wrong. */
  readonly parameter?: string
  /** What the server made of it, for example the text that it signed. May hold an access key id. */
  readonly detail?: string
}

export type ServerContext = {
  readonly spec: Spec
  /** Milliseconds since 1970. */
  readonly now: number
  /** Finds who an access key, token, user name or API key belongs to. */
  find(key: {
    readonly accessKeyId?: string
    readonly token?: string
    readonly username?: string
    readonly apiKey?: string
  }): { readonly identity: Identity; readonly credentials: Credentials } | undefined
  /** Remembers a nonce; true when it was used before. */
  isReplayed(nonce: string): boolean
}

/**
 * What a server wants to say, before the protocol gives it a body. An empty `requestId` is left out; one that `body`
 * already holds is kept.
 */
export type Answer =
  | {
      readonly kind: 'success'
      readonly operation: Operation
      readonly status: number
      readonly body: Json | undefined
      readonly requestId: string
    }
  | {
      readonly kind: 'error'
      readonly operation?: Operation
      readonly status: number
      readonly code?: string
      readonly message: string
      readonly requestId: string
      readonly trigger: Trigger
      /** Name of the envelope in the spec; without it, the protocol takes the first that suits code and trigger. */
      readonly envelope?: string
    }

export type Protocol = {
  readonly name: string
  /** Authentication schemes that it can carry. */
  readonly schemes: readonly string[]
  /** Wire triggers that it can provoke. */
  readonly triggers: readonly WireTrigger[]
  /** Those of `triggers` that this operation can be sent with, given the schemes of the spec. `encode` throws on others. */
  triggersOf(spec: Spec, operation: Operation): readonly WireTrigger[]
  readonly formats: readonly ('json' | 'xml')[]
  /** Types that can be told apart on the wire: RPC has only text, so no value there has a wrong JSON type. */
  readonly typed: boolean
  /**
   * Builds and signs. Same call, same bytes. Without `variation.scheme` it takes the first scheme of the spec that
   * these credentials can serve and that can carry the fault.
   */
  encode(call: Call): WireRequest
  /** Reads; never throws. */
  decode(spec: Spec, operation: Operation, response: WireResponse): Reply
  /** Server side: reads a request without judging its parameters. Never throws. */
  receive(request: WireRequest, context: ServerContext): Received
  /** Server side: writes an answer in the format asked for. `spec` has the envelopes; `host` is the one asked. */
  respond(spec: Spec, answer: Answer, format: 'json' | 'xml', host: string): WireResponse
  /** A shell line for the request, credentials replaced by `$NAMES`. */
  curl(call: Call): string
}

export type { Credentials }
