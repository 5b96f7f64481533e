/**
 * What a check is given and what it gives back.
 *
 * `looked` counts the values that a check could judge. Nothing looked at is not a pass: a clause whose looks
 * add up to nought could not be told.
 */
import type { Case } from '../model/case.ts'
import type { Operation, Spec } from '../model/spec.ts'
import type { Finding } from '../model/verdict.ts'

export type Context = {
  readonly spec: Spec
  readonly operation: Operation
  /** With every reference in its input resolved. */
  readonly case: Case
  /** Settings of the run, for templates. */
  readonly settings?: Readonly<Record<string, string>>
  /** Request ids of earlier replies of the run; a function that remembers as it is asked will do. */
  readonly seenRequestIds: ReadonlySet<string> | ((id: string) => boolean)
  readonly formatAsked: 'json' | 'xml' | 'none'
}

/** A finding that no clause owns yet. */
export type Difference = Omit<Finding, 'clause'>

export type Look = { readonly looked: number; readonly differences: readonly Difference[] }

/** The check had nothing to judge. */
export const nothing: Look = { looked: 0, differences: [] }

/** One value was judged and is right. */
export const right: Look = { looked: 1, differences: [] }

/** One value was judged and is wrong. */
export function wrong(check: string, expected: string, actual: string, at?: string): Look {
  return { looked: 1, differences: [at === undefined ? { check, expected, actual } : { check, expected, actual, at }] }
}

/** Puts several looks together. */
export function together(looks: readonly Look[]): Look {
  return {
    looked: looks.reduce((sum, look) => sum + look.looked, 0),
    differences: looks.flatMap((look) => look.differences),
  }
}
