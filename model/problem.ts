/**
 * Something wrong in a file that a person wrote: a value, collected, never thrown.
 *
 * `line` and `column` count from 1. `length` is how many columns the caret line underlines.
 */
export type SourceRef = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length?: number
}

export type Problem = {
  /** `area/slug`, for example `spec/unknown-key`. */
  readonly code: string
  readonly at: SourceRef
  readonly message: string
  readonly hint?: string
}
