/**
 * Baseline: what fuzzers send that know the schema. Each keyword of it is violated as a whole, and every violation is
 * followed by a random valid input of the same operation.
 */
import * as fc from 'fast-check'
import { absent, type Given } from '../../generators/absent.ts'
import { draw } from '../../generators/draw.ts'
import { brokenText } from '../../generators/fits.ts'
import { subjectOf, type Subject } from '../../generators/subject.ts'
import { isReference, isTyped, type Terms } from '../../generators/terms.ts'
import { textOf } from '../../generators/text.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { changedInput, rounds, termsOf, validInputs, type Baseline } from './attempt.ts'
import { randomBySchema, schemaValue } from './schema-values.ts'
import type { Ground } from './ground.ts'

type Atom = { readonly operation: Operation; readonly parameter: Parameter; readonly values: fc.Arbitrary<Given> }

/** The operations alone stand among the atoms as what is valid. */
type Item = Atom | { readonly operation: Operation; readonly parameter?: undefined }

function itemsOf(ground: Ground, seed: number): readonly Item[] {
  return ground.spec.operations.flatMap((operation): readonly Item[] => {
    const terms = termsOf(ground, operation, seed)
    const atoms = flatParameters(operation.parameters).flatMap((parameter) =>
      violations(parameter, terms).map((values) => ({ operation, parameter, values })),
    )
    return [{ operation }, ...atoms]
  })
}

/** One for each keyword of the parameter's schema. */
function violations(parameter: Parameter, terms: Terms): readonly fc.Arbitrary<Given>[] {
  const { items, maxItems, path, range, required, values } = parameter
  return [
    ...(required && parameter.in !== 'path' && !path.endsWith('[]') ? [fc.constant(absent)] : []),
    ...otherTypes(parameter, terms),
    // Valid by the schema; that nothing has this id or name is no knowledge of it.
    ...(isReference(parameter) ? [word] : []),
    ...(values === undefined ? [] : [word.filter((text) => !values.includes(text))]),
    ...(range?.min === undefined ? [] : [fc.constant(range.min - 1)]),
    ...(range?.max === undefined ? [] : [fc.constant(range.max + 1)]),
    ...(items === undefined || maxItems === undefined
      ? []
      : [fc.array(schemaValue(items, terms), { minLength: maxItems + 1, maxLength: maxItems + 1 })]),
    ...(parameter.type === 'string' && values === undefined && !isReference(parameter)
      ? textViolations(subjectOf(parameter, terms))
      : []),
  ]
}

const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 32 })

function otherTypes(parameter: Parameter, terms: Terms): readonly fc.Arbitrary<Given>[] {
  if (isTyped(parameter, terms)) {
    const others: readonly (readonly [Parameter['type'], Given])[] = [
      ['string', 'text'],
      ['integer', 42],
      ['boolean', true],
      ['array', ['text']],
      ['object', { key: 'text' }],
    ]
    const wrong = others.filter(([type]) => type !== parameter.type).map(([, value]) => value)
    return [fc.constantFrom(...wrong, ...(parameter.nullable ? [] : [null]))]
  }
  return parameter.type === 'integer' || parameter.type === 'boolean' ? [fc.constant('text')] : []
}

function textViolations(subject: Subject): readonly fc.Arbitrary<Given>[] {
  const { max, min, parameter, prefixes } = subject
  const ofLength = (length: number): fc.Arbitrary<string> =>
    textOf(subject, { length }) ?? fc.string({ minLength: length, maxLength: length })
  const isPatterned = prefixes.length > 0 || parameter.first !== undefined || parameter.alphabet !== undefined
  const [least, most] = [Math.max(1, min), Math.min(max, 100)]
  return [
    ...(min > 0 ? [ofLength(min - 1)] : []),
    ...(max < Infinity ? [ofLength(max + 1)] : []),
    // Any text of a legal length that the pattern as a whole does not match.
    ...(isPatterned
      ? [
          fc
            .integer({ min: least, max: most })
            .chain((length) => fc.string({ unit: 'grapheme-ascii', minLength: length, maxLength: length }))
            .filter((text) => brokenText(subject, text).length > 0),
        ]
      : []),
  ]
}

export const schemaAtoms: Baseline = {
  name: 'schema atoms',
  *attempts(ground, seed) {
    const valid = validInputs(ground, seed)
    const random = randomBySchema(ground, seed)
    for (const [key, item] of rounds(itemsOf(ground, seed), seed)) {
      const { operation, parameter } = item
      if (parameter !== undefined) {
        const value = draw(item.values, seed, key)
        const input = valid(operation, key, parameter.path)
        yield { operation, input: changedInput(input, parameter, value), changed: parameter }
      }
      yield { operation, input: random(operation, key) }
    }
  },
}
