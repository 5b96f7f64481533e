/** A mutation analysis in words: totals, survivors, wrong blame. */
import type { MutantResult, Teeth } from '../model/teeth.ts'

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}

function serviceLines({ service, mutants, toothless }: Teeth): readonly string[] {
  const killed = mutants.filter((mutant) => mutant.outcome === 'killed')
  const right = killed.filter((mutant) => mutant.blamedFirst === mutant.clause)
  const others = killed.reduce((sum, mutant) => sum + mutant.blamed.filter((id) => id !== mutant.clause).length, 0)
  const mean = (pick: (mutant: MutantResult) => number): string =>
    killed.length === 0 ? '–' : (killed.reduce((sum, mutant) => sum + pick(mutant), 0) / killed.length).toFixed(0)
  const depths = [...new Set(mutants.map((mutant) => mutant.depth))]
  return [
    `${service}: ${mutants.length} mutants, ${killed.length} killed (${share(killed.length, mutants.length)}), right clause blamed first ${share(right.length, killed.length)}, other clauses failed per mutant ${killed.length === 0 ? '–' : (others / killed.length).toFixed(2)}, ${mean((mutant) => mutant.calls)} calls and ${mean((mutant) => mutant.creates)} creates per kill`,
    ...depths.map((depth) => {
      const all = mutants.filter((mutant) => mutant.depth === depth)
      return `  ${depth.padEnd(13)} ${all.filter((mutant) => mutant.outcome === 'killed').length}/${all.length} killed`
    }),
    ...mutants
      .filter((mutant) => mutant.outcome === 'survived')
      .map((mutant) => `  SURVIVED  ${mutant.name}  ${mutant.breaks}`),
    ...killed
      .filter((mutant) => mutant.blamedFirst !== mutant.clause)
      .map((mutant) => `  MISBLAMED ${mutant.name}  blamed ${mutant.blamed.slice(0, 3).join(', ')}`),
    ...killed
      .filter((mutant) => mutant.blamedFirst === mutant.clause && mutant.blamed.length > 1)
      .map(
        (mutant) =>
          `  BROAD     ${mutant.name}  also ${mutant.blamed
            .filter((id) => id !== mutant.clause)
            .slice(0, 4)
            .join(', ')}${mutant.blamed.length > 5 ? ` and ${mutant.blamed.length - 5} more` : ''}`,
      ),
    ...toothless.map(({ clause, because }) => `  TOOTHLESS ${clause}  ${because}`),
  ]
}

/** The lines to print for several services. */
export function teethLines(all: readonly Teeth[]): readonly string[] {
  return all.flatMap((teeth) => ['', ...serviceLines(teeth)])
}
