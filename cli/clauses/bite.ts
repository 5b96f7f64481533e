/** What a mutation analysis says of one clause: has anything ever turned it red? */
import type { ClauseId } from '../../model/clause.ts'
import type { Teeth } from '../../model/teeth.ts'

export type Bite = {
  /** Mutants that break this clause on purpose, and how many of them were noticed. */
  readonly mutants: number
  readonly killed: number
  /** Some mutant turned this very clause red. */
  readonly hasTeeth: boolean
  /** Why it has none, where the analysis says so. */
  readonly because?: string
}

/** Looks a clause up in an analysis. */
export function biteOf(id: ClauseId, teeth: readonly Teeth[]): Bite {
  const mutants = teeth.flatMap((one) => one.mutants)
  const own = mutants.filter((mutant) => mutant.clause === id)
  const because = teeth.flatMap((one) => one.toothless).find((one) => one.clause === id)?.because
  return {
    mutants: own.length,
    killed: own.filter((mutant) => mutant.outcome === 'killed').length,
    hasTeeth: mutants.some((mutant) => mutant.blamed.includes(id)),
    ...(because === undefined ? {} : { because }),
  }
}

/** `teeth  3 of 3 mutants noticed`, or that it has none. */
export function biteLine({ mutants, killed, hasTeeth, because }: Bite): string {
  if (hasTeeth)
    return mutants === 0
      ? 'teeth: turned red by mutants of other clauses'
      : `teeth: ${killed} of ${mutants} mutants noticed`
  const why = because ?? (mutants === 0 ? 'the analysis has no mutant for it.' : 'no mutant turned it red.')
  return `TOOTHLESS: ${why}`
}
