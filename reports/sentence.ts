/** The verdict of a run in one sentence, and what its exit code means. Every report opens with it. */
import type { Run } from '../model/run.ts'
import type { Gate } from './gate/gate.ts'
import type { Totals } from './outcome.ts'
import { count, list } from './text/phrases.ts'

export type Mood = 'good' | 'bad' | 'unknown'

export type Sentence = { readonly mood: Mood; readonly headline: string; readonly text: string }

/** A headline of two or three words, and the sentence that follows it. */
export function sentenceOf(run: Run, totals: Totals, gate: Gate): Sentence {
  const names = list(run.services.map((service) => service.title))
  const rest = remainder(totals)
  if (totals.fail > 0) {
    const headline =
      gate.exit === 1 ? 'Does not conform' : gate.exit === 0 ? 'Conforms, with warnings' : 'Could not tell'
    const mood = gate.exit === 1 ? 'bad' : gate.exit === 0 ? 'good' : 'unknown'
    return {
      mood,
      headline,
      text: `${names} ${run.services.length === 1 ? 'breaks' : 'break'} ${count(totals.fail, 'clause')} of ${totals.planned}${rest}.`,
    }
  }
  if (gate.exit === 1) return { mood: 'bad', headline: 'Gate closed', text: gate.reasons[0] ?? '' }
  if (gate.exit === 2) return { mood: 'unknown', headline: 'Waivers need correcting', text: gate.reasons[0] ?? '' }
  if (gate.exit === 3) return { mood: 'unknown', headline: 'Could not tell', text: gate.reasons[0] ?? '' }
  const keeps = run.services.length === 1 ? 'keeps' : 'keep'
  return {
    mood: 'good',
    headline: totals.waived > 0 ? 'Conforms, with waivers' : 'Conforms',
    text: `${names} ${keeps} ${count(totals.pass, 'clause')} of ${totals.planned}${rest}.`,
  }
}

function remainder(totals: Totals): string {
  const parts = [
    totals.waived > 0 ? `${totals.waived} waived` : '',
    totals.inconclusive > 0 ? `${totals.inconclusive} inconclusive` : '',
    totals.untested > 0 ? `${totals.untested} untested` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `; ${list(parts)}`
}

export function exitMeaning(exit: Gate['exit']): string {
  switch (exit) {
    case 0:
      return 'conforms'
    case 1:
      return 'a clause is broken, or behaviour that gates has changed'
    case 2:
      return 'an input file needs correcting'
    case 3:
      return 'could not tell'
  }
}
