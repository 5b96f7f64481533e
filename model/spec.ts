/**
 * A spec after loading: what a vendor's documents promise, with every default filled in.
 *
 * This is the form that all other folders read. The YAML form is described by specs/spec.schema.json;
 * `readSpec` turns one into the other.
 */
import type { Json, JsonObject } from './json.ts'
import type { SourceRef } from './problem.ts'

export type Level = 'must' | 'should' | 'may'

/** `source#section/row`, a key into `Spec.sources`: for example `en#request/GroupId`. */
export type Citation = string

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

export type Operation = {
  readonly name: string
  readonly method: string
  /** All methods the documents allow; the first is the one used. */
  readonly methods: readonly string[]
  /** rest-json: path template such as `/v3/groups/{group_id}`. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly success: Success
  /** This operation's own errors; those of `Spec.errors` hold too. */
  readonly errors: readonly ErrorPromise[]
  readonly open: readonly OpenQuestion[]
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

/** Letters and digits are the ASCII ones; what lies beyond is an open question, never a fault or a valid value. */
export type CharacterClass = 'letter' | 'upper' | 'lower' | 'digit' | 'han' | (string & {})

export type Parameter = {
  /** Last segment of the path. */
  readonly name: string
  /** `group.name`, `Tag[].Key`. */
  readonly path: string
  readonly in: 'query' | 'path' | 'header' | 'body'
  readonly type: 'string' | 'integer' | 'boolean' | 'object' | 'array'
  readonly nullable: boolean
  readonly required: boolean
  readonly length?: { readonly min?: number; readonly max?: number }
  readonly prefix?: readonly string[]
  readonly first?: readonly CharacterClass[]
  readonly alphabet?: readonly CharacterClass[]
  readonly values?: readonly Json[]
  readonly range?: { readonly min?: number; readonly max?: number }
  readonly items?: Parameter
  readonly maxItems?: number
  readonly properties?: readonly Parameter[]
  readonly unique: boolean
  /** The value is taken from this setting. */
  readonly setting?: string
  /** The value is this field (`id` or `name`) of a live resource. */
  readonly refers?: 'id' | 'name'
  readonly default?: Json
  readonly example?: Json
  /** Names of the errors, any of which may answer a broken constraint. */
  readonly refused: readonly string[]
  /** Names of the errors, any of which may answer absence; defaults to `refused`. */
  readonly absent: readonly string[]
  readonly level: Level
  /** Per constraint (`length.max`, `required` …); `''` holds for all without their own. */
  readonly cite: Readonly<Record<string, readonly Citation[]>>
  readonly at: SourceRef
  /** Where single constraints stand in the file, keyed as `cite`. */
  readonly places: Readonly<Record<string, SourceRef>>
}

export type Success = {
  readonly status: number
  readonly fields: readonly ResponseField[]
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

export type ResponseField = {
  readonly name: string
  /** `group.links.self`, `Data[].GroupId`. */
  readonly path: string
  readonly type: 'string' | 'integer' | 'boolean' | 'object' | 'array' | 'null'
  readonly nullable: boolean
  /** May be left out. */
  readonly optional: boolean
  readonly format?: Format
  readonly values?: readonly Json[]
  /** Must equal this parameter of the request when it was sent. */
  readonly echo?: string
  /** Template such as `{GroupId}-{RegionId}.example.com`, over reply fields and settings. */
  readonly template?: string
  readonly properties?: readonly ResponseField[]
  readonly items?: ResponseField
  readonly example?: Json
  readonly level: Level
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

/** Closed: no regular expression comes from a file. Each is defined in checks/formats.ts. */
export type Format = 'request-id' | 'hex-32' | 'epoch-milliseconds' | 'utc-seconds' | 'url' | 'host-name'

/** What provokes an error. Wire triggers are carried out by the protocol, the others by the engine. */
export type Trigger =
  | WireTrigger
  | 'invalid'
  | 'missing'
  | 'duplicate'
  | 'unknown'
  | 'quota'
  | 'unprivileged'
  | 'other-account'
  | 'throttled'
  | 'never-on-demand'

export type WireTrigger =
  | 'no-credentials'
  | 'unknown-key'
  | 'wrong-signature'
  | 'malformed-authentication'
  | 'missing-clock'
  | 'malformed-clock'
  | 'expired-clock'
  | 'replayed-nonce'
  | 'unknown-operation'
  | 'missing-operation'
  | 'unknown-version'
  | 'missing-version'
  | 'unknown-format'
  | 'wrong-method'
  | 'malformed-body'
  | 'wrong-content-type'
  | 'wrong-body-type'
  | 'body-too-large'

export type ErrorPromise = {
  /** Key in the spec, unique in its operation; the code itself unless `code` says otherwise. */
  readonly name: string
  /** Exact code, or a template with `{parameter}`; absent where the documents promise no code. */
  readonly code?: string
  readonly status: readonly number[]
  /** Exact texts, any of which may come; `{parameter}`, `{value}` and `{*}` (anything) are placeholders. */
  readonly message?: readonly string[]
  readonly when: Trigger
  /** For `unknown`, `invalid` and `missing`: the parameter meant. */
  readonly parameter?: string
  /** For errors of `Spec.errors`: judged on every operation or once for the service. */
  readonly each: 'operation' | 'service'
  /** Why it cannot be provoked, for `never-on-demand`. */
  readonly because?: string
  readonly level: Level
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

/** Promises of the protocol that are no error: each `promise` is known to protocols and checks. */
export type CommonPromise = {
  readonly promise:
    | 'request-id.present'
    | 'request-id.fresh'
    | 'content-type'
    | 'envelope'
    | 'format.json'
    | 'format.xml'
    | 'format.default'
    | 'parameters.query'
    | 'parameters.form'
    | 'authentication.scheme'
    | 'no-redirect'
  /** For `authentication.scheme`: which. */
  readonly scheme?: string
  /** For `format.default`: in which format a call that asks for none is answered; JSON when left out. */
  readonly format?: 'json' | 'xml'
  readonly statement: string
  readonly level: Level
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

/** A question that the documents leave open. It is probed and recorded, never judged. */
export type OpenQuestion = {
  /** Slug, unique in the operation; `assay mock --vary` takes it. */
  readonly name: string
  readonly ask: string
  readonly try: Attempt
  /** `accept`, or the name of an error. The mock gives the first, with `--vary NAME` the second. */
  readonly answers: readonly [string, string]
  readonly cite: readonly Citation[]
  readonly at: SourceRef
}

export type Attempt =
  /** One probe per character, put into the middle of a valid value. */
  | { readonly kind: 'insert'; readonly parameter: string; readonly texts: readonly string[] }
  /** One probe per value. */
  | { readonly kind: 'set'; readonly parameter: string; readonly values: readonly Json[] }
  | { readonly kind: 'omit'; readonly parameter: string }
  /** A parameter that the documents do not know. */
  | { readonly kind: 'extra'; readonly parameter: string; readonly value: Json }
  /** A second resource whose name differs from the first by letter case only. */
  | { readonly kind: 'other-case' }
  /** The operation is sent for a resource that does not exist. */
  | { readonly kind: 'absent-resource' }
  | { readonly kind: 'header'; readonly header: string; readonly value: string | null }
  | { readonly kind: 'method'; readonly method: string }

export type Dispute = {
  readonly name: string
  /** Clause names (`CreateGroupId/GroupId.length.max`) that hang on it. */
  readonly about: readonly string[]
  readonly readings: readonly { readonly says: string; readonly cite: readonly Citation[] }[]
  readonly taken: string
  readonly because: string
  readonly at: SourceRef
}

export type { JsonObject }
