/** A mutation analysis as Markdown: totals for each service and depth, and everything that is not as it should be. */
import type { MutantDepth, MutantResult, Teeth } from '../../model/teeth.ts'
import { plain, table } from './escape.ts'

const depths: readonly MutantDepth[] = ['shallow', 'boundary', 'protocol', 'state', 'data', 'intermittent']

/** The whole analysis; `teeth.md` beside `teeth.json`. */
export function teethMarkdown(all: readonly Teeth[]): string {
  const totals = table(
    [
      'service',
      'mutants',
      'killed',
      'right clause first',
      'other clauses failed per kill',
      'calls per kill',
      'creates per kill',
      'toothless clauses',
    ],
    [...all, ...(all.length > 1 ? [together(all)] : [])].map(totalsRow),
  )
  const byDepth = table(
    ['service', ...depths],
    all.map(({ service, mutants }) => [plain(service), ...depths.map((depth) => killedOf(mutants, depth))]),
  )
  const odd = all.flatMap(({ mutants, toothless }) => [
    ...mutants.flatMap(oddLine),
    ...toothless.map(({ clause, because }) => `- toothless: ${plain(clause)}. ${plain(because)}`),
  ])
  return `${[...totals, '', 'Killed of all, by depth:', '', ...byDepth, '', ...(odd.length === 0 ? ['Nothing survived or was blamed wrongly.'] : odd)].join('\n')}\n`
}

function together(all: readonly Teeth[]): Teeth {
  return {
    service: 'all',
    seed: all[0]?.seed ?? 0,
    mutants: all.flatMap(({ mutants }) => mutants),
    toothless: all.flatMap(({ toothless }) => toothless),
  }
}

function totalsRow({ service, mutants, toothless }: Teeth): readonly string[] {
  const killed = mutants.filter(({ outcome }) => outcome === 'killed')
  const sum = (pick: (mutant: MutantResult) => number): number => killed.reduce((total, one) => total + pick(one), 0)
  const mean = (pick: (mutant: MutantResult) => number, digits: number): string =>
    killed.length === 0 ? '–' : (sum(pick) / killed.length).toFixed(digits)
  return [
    plain(service),
    String(mutants.length),
    share(killed.length, mutants.length),
    share(killed.filter(({ blamedFirst, clause }) => blamedFirst === clause).length, killed.length),
    mean(({ blamed, clause }) => blamed.filter((id) => id !== clause).length, 2),
    mean(({ calls }) => calls, 0),
    mean(({ creates }) => creates, 0),
    String(toothless.length),
  ]
}

function killedOf(mutants: readonly MutantResult[], depth: MutantDepth): string {
  const some = mutants.filter((mutant) => mutant.depth === depth)
  return some.length === 0 ? '–' : `${some.filter(({ outcome }) => outcome === 'killed').length} of ${some.length}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} (${((100 * part) / whole).toFixed(1)} %)`
}

function oddLine({ name, breaks, depth, outcome, clause, blamed, blamedFirst }: MutantResult): readonly string[] {
  if (outcome === 'survived') return [`- survived (${depth}): ${plain(name)}. ${plain(breaks)}`]
  const others = blamed.filter((id) => id !== clause)
  if (blamedFirst !== clause)
    return [`- blamed first ${plain(blamedFirst ?? 'nobody')}: ${plain(name)}. ${plain(breaks)}`]
  return others.length === 0 ? [] : [`- also failed ${others.slice(0, 3).map(plain).join(', ')}: ${plain(name)}`]
}
