/** A text parameter with all that its generators ask about it, worked out once. */
import type { Parameter } from '../model/spec.ts'
import { charsetOf } from './charset.ts'
import type { Charset } from './charset.ts'
import { openGround } from './open-ground.ts'
import type { OpenGround } from './open-ground.ts'
import type { Terms } from './terms.ts'

export type Subject = {
  readonly parameter: Parameter
  readonly terms: Terms
  readonly charset: Charset
  readonly open: OpenGround
  readonly prefixes: readonly string[]
  /** Bounds in code points; 0 and Infinity where there are none. */
  readonly min: number
  readonly max: number
}

export function subjectOf(parameter: Parameter, terms: Terms): Subject {
  return {
    parameter,
    terms,
    charset: charsetOf(parameter, terms),
    open: openGround(parameter, terms.questions),
    prefixes: parameter.prefix ?? [],
    min: parameter.length?.min ?? 0,
    max: parameter.length?.max ?? Infinity,
  }
}
