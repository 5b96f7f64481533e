/**
 * One concrete request with what is expected of it, as data: it can be planned, hashed, stored and replayed.
 *
 * A case may serve several clauses: each expectation names the clause that it is evidence for, so a missing
 * response field is never blamed on the length of a name.
 */
import type { ClauseId } from './clause.ts'
import type { JsonObject } from './json.ts'
import type { WireTrigger } from './spec.ts'

/** How the call is put on the wire, where it differs from the default way. */
export type Variation = {
  /** Scheme to authenticate with. */
  readonly scheme?: string
  readonly identity?: Identity
  /** aliyun-rpc: where parameters go. */
  readonly encoding?: 'query' | 'form'
  readonly format?: 'json' | 'xml' | 'none'
  readonly method?: string
  /** Added or, with null, removed after signing rules have been applied. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** One thing broken on purpose at the level of the protocol. */
  readonly fault?: WireTrigger
  /** rest-json: a key written twice in the body, or bytes that are no valid UTF-8, as the raw body. Base64. */
  readonly rawBody?: string
}

export type Identity = 'main' | 'unprivileged' | 'other'

/** The one thing that is wrong with a request. */
export type Fault = {
  readonly clause: ClauseId
  /** Named class of the ladder, for example `length.one-above-max`. */
  readonly class: string
}

export type Case = {
  /** Unique in the plan: `<clause id>#<class>` with a number where there are several. */
  readonly id: string
  readonly operation: string
  readonly purpose: 'accept' | 'refuse' | 'probe'
  /**
   * Abstract input, by parameter path at top level (`{"GroupId": …}`, `{"group": {"name": …}}`).
   *
   * What is known only when the case is sent stands there as a reference: `{"$setting": "InstanceId"}`, or
   * `{"$live": "id", "of": "fixture"}` for the `id` or `name` of a live resource that the run made: `fixture` is shared
   * and kept, `spare` is shared by updates, `own` is made for this case alone.
   */
  readonly input: JsonObject
  readonly variation: Variation
  readonly expect: readonly Expectation[]
  readonly fault?: Fault
  /** Valid classes that this request exercises, each with its clause and a request that exercises it alone. */
  readonly packs?: readonly {
    readonly clause: ClauseId
    readonly class: string
    readonly alone: JsonObject
    readonly about?: About
  }[]
  /** What the acceptance frontier and the character map draw. */
  readonly about?: About
  /** Cases for other clauses that would send the very same request: they are judged by the answer to this one. */
  readonly twins?: readonly Case[]
  /** For probes: the open question. */
  readonly question?: string
}

export type About = {
  readonly parameter: string
  readonly length?: number
  readonly character?: string
  readonly position?: 'first' | 'middle' | 'last'
}

export type Expectation =
  /** Status of success. */
  | { readonly kind: 'accepted'; readonly clause: ClauseId; readonly status: number }
  /** Not accepted, and answered by one of these errors (names in the spec). Empty: any error will do. */
  | { readonly kind: 'refused'; readonly clause: ClauseId; readonly errors: readonly string[] }
  /** Status, code and message of the error are exactly as documented. Judged when the reply carries that error. */
  | { readonly kind: 'error'; readonly clause: ClauseId; readonly error: string }
  /** A response field: present, typed, formatted, echoing. */
  | { readonly kind: 'field'; readonly clause: ClauseId; readonly path: string }
  /** A promise of the protocol that any exchange can break. */
  | { readonly kind: 'common'; readonly clause: ClauseId; readonly promise: string }
