/** What an analysis of mutants found: which ways of breaking a service the clauses notice, and whom they blame. */
import type { ClauseId } from './clause.ts'

export type Teeth = {
  readonly service: string
  readonly seed: number
  readonly mutants: readonly MutantResult[]
  /** Clauses that no mutant could turn red, with the reason where one is known. */
  readonly toothless: readonly { readonly clause: ClauseId; readonly because: string }[]
}

/**
 * How hard it is to find: `shallow` shows in any call, `boundary` at the edge of a constraint, `protocol` below the
 * parameters, `state` over several calls, `data` for some values only, `intermittent` now and then.
 */
export type MutantDepth = 'shallow' | 'boundary' | 'protocol' | 'state' | 'data' | 'intermittent'

export type MutantResult = {
  readonly name: string
  /** The clause that it breaks on purpose. */
  readonly clause: ClauseId
  /** In words. */
  readonly breaks: string
  readonly depth: MutantDepth
  readonly outcome: 'killed' | 'survived'
  /** All clauses that failed, and the one that a report would show first. */
  readonly blamed: readonly ClauseId[]
  readonly blamedFirst?: ClauseId
  /** How many clauses failed. */
  readonly failed: number
  readonly calls: number
  readonly creates: number
}
