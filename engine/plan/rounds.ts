/** Puts cases into the order of likeliest gain: something of every clause before more of any. */
import type { Case } from '../../model/case.ts'
import { homeOf } from './cost.ts'

/** The first case of each clause, then the second of each, and so on; clauses in the order in which they first occur. */
export function inRounds(cases: readonly Case[]): readonly Case[] {
  const places = new Map<string, number>()
  const placed = cases.map((planned) => {
    const home = homeOf(planned) ?? planned.id
    const round = places.get(home) ?? 0
    places.set(home, round + 1)
    return { planned, round }
  })
  return placed.toSorted((one, other) => one.round - other.round).map(({ planned }) => planned)
}
