/** Colour for the terminal. It never carries meaning alone: every painted word says the same in text. */
import picocolors from 'picocolors'
import type { Outcome } from '../outcome.ts'
import type { Mood } from '../sentence.ts'

export type Paint = {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly outcome: (outcome: Outcome, text: string) => string
  readonly mood: (mood: Mood, text: string) => string
}

/** @param colour false gives every text back as it is: `NO_COLOR`, a pipe, a dumb terminal */
export function paintOf(colour: boolean): Paint {
  const colours = picocolors.createColors(colour)
  const byOutcome = {
    pass: colours.green,
    fail: colours.red,
    waived: colours.magenta,
    inconclusive: colours.yellow,
    untested: colours.dim,
  }
  const byMood = { good: colours.green, bad: colours.red, unknown: colours.yellow }
  return {
    strong: (text) => colours.bold(text),
    faint: (text) => colours.dim(text),
    outcome: (outcome, text) => byOutcome[outcome](text),
    mood: (mood, text) => colours.bold(byMood[mood](text)),
  }
}
