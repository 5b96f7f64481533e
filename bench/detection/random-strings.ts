/** Baseline: a random text in the place of one parameter after the other. */
import * as fc from 'fast-check'
import { draw } from '../../generators/draw.ts'
import { changedInput, placesOf, rounds, validInputs, type Baseline } from './attempt.ts'

const longest = 100

/** Any length up to the longest is as likely as any other; characters are printable ASCII, or in one text of four any of Unicode. */
const texts = fc.oneof(
  { weight: 3, arbitrary: textsOf(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })) },
  { weight: 1, arbitrary: textsOf(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) },
)

function textsOf(character: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .nat({ max: longest })
    .chain((length) => fc.array(character, { minLength: length, maxLength: length }))
    .map((characters) => characters.join(''))
}

export const randomStrings: Baseline = {
  name: 'random strings',
  *attempts(ground, seed) {
    const valid = validInputs(ground, seed)
    for (const [key, { operation, parameter }] of rounds(placesOf(ground), seed)) {
      const input = valid(operation, key, parameter?.path)
      yield parameter === undefined
        ? { operation, input }
        : { operation, input: changedInput(input, parameter, draw(texts, seed, key)), changed: parameter }
    }
  },
}
