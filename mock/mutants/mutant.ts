/** A mutant: the mock with one promise broken on purpose. */
import type { ClauseId } from '../../model/clause.ts'
import type { Wrap } from '../behaviour.ts'

/**
 * How hard it is to find: `shallow` shows in any call, `boundary` at the edge of a constraint, `protocol` below the
 * parameters, `state` over several calls, `data` for some values only, `intermittent` in one of twenty.
 */
export type Depth = 'shallow' | 'boundary' | 'protocol' | 'state' | 'data' | 'intermittent'

export type Mutant = {
  /** The clause and a slug, `service/Operation/name:slug`: unique over all specs. */
  readonly name: string
  readonly clause: ClauseId
  /** How it breaks the promise, in a sentence. */
  readonly breaks: string
  readonly depth: Depth
  /** Makes a behaviour of its own, with counters of its own, from a conforming one. */
  readonly apply: Wrap
}
