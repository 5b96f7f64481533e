/** One API call as the documents promise it: what goes in, what comes back, what is left open. */
import type { Json } from './json.ts'
import type { SourceRef } from './problem.ts'
import type { ErrorPromise } from './promises.ts'
import type { Citation, Level } from './citation.ts'

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
  /** One probe per text, put into the middle of a valid value, before it or after it. */
  | {
      readonly kind: 'insert'
      readonly parameter: string
      readonly texts: readonly string[]
      readonly at?: 'start' | 'end'
    }
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
