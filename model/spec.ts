/**
 * A spec after loading: what a vendor's documents promise, with every default filled in.
 *
 * This is the form that all other folders read. The YAML form is described by specs/spec.schema.json;
 * `readSpec` turns one into the other.
 */
import type { Citation, Level } from './citation.ts'
import type { Operation } from './operation.ts'
import type { SourceRef } from './problem.ts'
import type { CommonPromise, ErrorPromise } from './promises.ts'

export type Spec = {
  readonly file: string
  /** SHA-256, hex, over the bytes of the file and of the file that it extends. */
  readonly hash: string
  readonly service: string
  readonly title: string
  /** Name of a protocol in protocols/, for example `rest-json`. */
  readonly protocol: string
  readonly version?: string
  /** URL with `{Setting}` placeholders. */
  readonly endpoint: string
  /** Ways to authenticate, the default first. */
  readonly authentication: readonly Authentication[]
  readonly sources: Readonly<Record<string, Source>>
  readonly settings: Readonly<Record<string, Setting>>
  readonly limits: Limits
  /** Where an error reply keeps its code and message; the first that fits is taken. */
  readonly envelopes: readonly Envelope[]
  readonly resource?: Resource
  readonly operations: readonly Operation[]
  /** Errors that any operation may answer. */
  readonly errors: readonly ErrorPromise[]
  /** Promises about the protocol as a whole (signature, formats, request ids …). */
  readonly common: readonly CommonPromise[]
  readonly disputes: readonly Dispute[]
  /** Rows of the documents that nothing outside can test, or that promise nothing, with the reason. */
  readonly untestable: readonly {
    readonly rows: readonly Citation[]
    readonly because: string
    readonly at: SourceRef
  }[]
}

export type Authentication = {
  readonly scheme:
    | 'acs3-hmac-sha256'
    | 'rpc-v1'
    | 'sdk-hmac-sha256'
    | 'x-auth-token'
    | 'bearer'
    | 'basic'
    | 'api-key'
    | 'none'
  /** For `api-key`: the header that carries it. */
  readonly header?: string
}

export type Source = {
  readonly title: string
  readonly language: string
  readonly publisher?: string
  readonly date?: string
  /** Section id → its title and the ids of its rows, in the order of the document. */
  readonly sections: Readonly<Record<string, { readonly title: string; readonly rows: readonly string[] }>>
  readonly at: SourceRef
}

export type Setting = { readonly example: string; readonly about?: string; readonly environment?: string }

export type Limits = {
  /** The documented rate, per user and operation. */
  readonly rate?: { readonly calls: number; readonly perSeconds: number; readonly cite: readonly Citation[] }
  readonly billing?: { readonly unit: string; readonly cite: readonly Citation[] }
  /** Most resources that may be alive at once. */
  readonly quota?: { readonly resources: number; readonly cite: readonly Citation[] }
  /** Largest request body. */
  readonly body?: { readonly bytes: number; readonly cite: readonly Citation[] }
}

/** JSON Pointers into an error body. `status`, when given, names the only statuses the envelope is used with. */
export type Envelope = {
  readonly name: string
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
  /** Pointers that must be present (with their JSON type) for the envelope to be complete. */
  readonly fields: Readonly<Record<string, 'string' | 'integer'>>
}

/** The life cycle of what the service makes. Roles name operations. */
export type Resource = {
  readonly create: string
  readonly list?: string
  readonly show?: string
  readonly update?: string
  readonly delete?: string
  /** The parameter of `create` that names the resource, a path such as `group.name`. */
  readonly name: string
  /** The path, in the reply to `create`, of the id; the same as `name` when callers choose the id. */
  readonly id: { readonly from: 'input' | 'reply'; readonly path: string }
  /** Path of the list in the reply to `list`, and how to ask for one name and for pages. */
  readonly items?: string
  readonly filter?: { readonly parameter: string; readonly exact: boolean }
  readonly pages?: { readonly number: string; readonly size: string; readonly total: string; readonly largest: number }
  /** Path of the resource in the reply to `show` (empty string: the whole body). */
  readonly shown?: string
  /** Parameter path of `create` → field of a listed or shown item that must equal it. */
  readonly stored: Readonly<Record<string, string>>
  /** Seconds within which a write must become visible to reads; 0 when at once. */
  readonly visibleWithinSeconds: number
  /** State promises that the documents carry; those not named here are only observed. */
  readonly promises: Readonly<Partial<Record<StatePromise, Promised>>>
}

export type StatePromise =
  | 'readable'
  | 'listed'
  | 'refused-leaves-nothing'
  | 'duplicate-changes-nothing'
  | 'one-winner'
  | 'deleted-is-gone'
  | 'name-free-again'
  | 'update-changes-only-named'
  | 'paging'
  | 'sequence'
  | 'quota'

export type Promised = { readonly level: Level; readonly cite: readonly Citation[]; readonly at: SourceRef }

export type Dispute = {
  readonly name: string
  /** Clause names (`CreateGroupId/GroupId.length.max`) that hang on it. */
  readonly about: readonly string[]
  readonly readings: readonly { readonly says: string; readonly cite: readonly Citation[] }[]
  readonly taken: string
  readonly because: string
  readonly at: SourceRef
}

// Whoever reads a spec reads its parts; where each is written down is no concern of theirs.
export type { Citation, Level } from './citation.ts'
export type {
  Attempt,
  CharacterClass,
  Format,
  OpenQuestion,
  Operation,
  Parameter,
  ResponseField,
  Success,
} from './operation.ts'
export type { CommonPromise, ErrorPromise, Trigger, WireTrigger } from './promises.ts'
