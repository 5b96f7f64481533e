/** Patterns that a hidden fault may hang on; each must come up within some hundreds of random values. */
import type { Parameter } from '../model/spec.ts'
import { punctuation } from './characters.ts'
import { draw } from './draw.ts'
import { randomValid } from './random-valid.ts'

export type Pattern = readonly [name: string, fits: (text: string) => boolean]

const regex = (name: string, pattern: RegExp): Pattern => [name, (text) => pattern.test(text)]
const ofLength = (length: number): Pattern => [`length ${length}`, (text) => [...text].length === length]

const anywhere: readonly Pattern[] = [
  regex('any character doubled', /(.)\1/u),
  regex('any character three times', /(.)\1\1/u),
  regex('doubled upper-case letter', /([A-Z])\1/),
  regex('doubled digit', /(\d)\1/),
  regex('doubled a', /aa/),
  regex('doubled Z', /ZZ/),
  regex('doubled 0', /00/),
  regex('ends in an upper-case letter', /[A-Z]$/),
  regex('ends in a lower-case letter', /[a-z]$/),
  regex('ends in a digit', /\d$/),
  regex('no digit', /^\D*$/),
  regex('two digits in a row', /\d\d/),
  regex('holds x', /x/),
  regex('holds Q', /Q/),
  regex('holds 7', /7/),
]

const names: readonly Pattern[] = [
  regex('doubled underscore', /__/),
  regex('ends in an underscore', /_$/),
  regex('underscore before a digit', /_\d/),
  regex('two underscores apart', /_[^_]+_/),
]

const prefixedNames: readonly Pattern[] = [
  ...names,
  regex('doubled hyphen', /--/),
  regex('ends in a hyphen', /-$/),
  regex('hyphen next to underscore', /-_|_-/),
  regex('digit after the prefix', /^GID[-_]\d/),
  regex('upper-case letter after the prefix', /^GID[-_][A-Z]/),
  regex('mark after the prefix', /^GID[-_][-_]/),
  regex('digits only after the prefix', /^GID[-_]\d+$/),
  regex('upper-case letters only after the prefix', /^GID[-_][A-Z]+$/),
  regex('lower-case letters only after the prefix', /^GID[-_][a-z]+$/),
  ...['GID_', 'GID-'].map((prefix): Pattern => [`prefix ${prefix}`, (text) => text.startsWith(prefix)]),
  ...[7, 8, 31, 32, 33, 34, 48, 63, 64].map(ofLength),
]

const wideNames: readonly Pattern[] = [
  ...names,
  regex('all Han', /^[\u4e00-\u9fa5]+$/),
  regex('Han first', /^[\u4e00-\u9fa5]/),
  regex('Han last', /[\u4e00-\u9fa5]$/),
  regex('Han beside a digit', /[\u4e00-\u9fa5]\d|\d[\u4e00-\u9fa5]/),
  regex('letters only', /^[A-Za-z]+$/),
  regex('upper-case first', /^[A-Z]/),
  ...[4, 5, 16, 17, 32, 33, 49, 50].map(ofLength),
]

const freeTexts: readonly Pattern[] = [
  ...punctuation.map((mark): Pattern => [`holds ${mark}`, (text) => text.includes(mark)]),
  ...['&', '+', '%', "'", '"', '-'].map((mark): Pattern => [`doubled ${mark}`, (text) => text.includes(mark + mark)]),
  ...['.', '!', '/'].map((mark): Pattern => [`ends in ${mark}`, (text) => text.endsWith(mark)]),
  regex('inner blank', /\S \S/),
  regex('Han', /[\u4e00-\u9fa5]/),
  ...[1, 2, 33, 128, 179, 180].map(ofLength),
]

/** The patterns for a fixture by its name. */
export function patternsOf(parameter: Parameter): readonly Pattern[] {
  const own: Readonly<Record<string, readonly Pattern[]>> = {
    GroupId: prefixedNames,
    GroupName: wideNames,
    Description: freeTexts,
  }
  return [...anywhere, ...(own[parameter.name] ?? [])]
}

/** How many of the seeds reach each pattern within so many examples. */
export function reached(parameter: Parameter, seeds: number, examples: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < seeds; seed += 1) {
    const values = Array.from({ length: examples }, (_, place) =>
      draw(randomValid(parameter, { typed: false, seed }, place), seed, `example ${place}`),
    )
    const texts = values.filter((value) => typeof value === 'string')
    for (const [name, fits] of patternsOf(parameter))
      counts.set(name, (counts.get(name) ?? 0) + (texts.some(fits) ? 1 : 0))
  }
  return counts
}
