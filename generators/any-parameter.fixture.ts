/** Random parameters: any combination of constraints that a value can satisfy, nested ones too. */
import * as fc from 'fast-check'
import type { CharacterClass, Parameter } from '../model/spec.ts'
import { groupsOf } from './characters.ts'
import { parameterOf } from './parameters.fixture.ts'

const words: readonly CharacterClass[] = ['letter', 'upper', 'lower', 'digit', 'han', '-', '_', '.', '@', '+', ' ']
const places: readonly Parameter['in'][] = ['body', 'body', 'query', 'header', 'path']

const flags = fc.record({ required: fc.boolean(), nullable: fc.boolean(), unique: fc.boolean() })

function characterOf(from: readonly CharacterClass[]): fc.Arbitrary<string> {
  const pool = from
    .flatMap(groupsOf)
    .flatMap((group) => group.characters.slice(0, 60))
    .filter((character) => character !== ' ')
  return fc.constantFrom(...pool)
}

const alphabet = fc.option(
  fc.subarray([...words], { minLength: 1 }).filter((some) => some.some((word) => word !== ' ')),
  { nil: undefined },
)

/** Prefixes that keep to the alphabet and begin as the first character must. */
function prefixesOf(
  first: readonly CharacterClass[] | undefined,
  all: readonly CharacterClass[],
): fc.Arbitrary<readonly string[] | undefined> {
  const one = fc
    .tuple(characterOf(first ?? all), fc.array(characterOf(all), { maxLength: 4 }))
    .map(([head, tail]) => head + tail.join(''))
  return fc.option(fc.uniqueArray(one, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 3 })
}

function lengthOf(least: number): fc.Arbitrary<Parameter['length'] | undefined> {
  const both = fc.record({ min: fc.integer({ min: 1, max: 20 }), more: fc.integer({ min: 0, max: 100 }) })
  const length = both.chain(({ min, more }) => {
    const max = Math.max(min + more, least + 1)
    return fc.constantFrom<NonNullable<Parameter['length']>>({ min, max }, { min }, { max })
  })
  return fc.option(length, { nil: undefined, freq: 5 })
}

const text = alphabet.chain((letters) => {
  const usable = (letters ?? ['letter', 'digit', '-', '_']).filter((word) => word !== ' ')
  const first = fc.option(fc.subarray([...usable], { minLength: 1 }), { nil: undefined })
  return first.chain((beginners) =>
    prefixesOf(beginners, usable).chain((prefix) =>
      lengthOf(Math.max(0, ...(prefix ?? []).map((one) => [...one].length))).map((length) => ({
        type: 'string' as const,
        ...(letters === undefined ? {} : { alphabet: letters }),
        ...(beginners === undefined ? {} : { first: beginners }),
        ...(prefix === undefined ? {} : { prefix }),
        ...(length === undefined ? {} : { length }),
      })),
    ),
  )
})

const number = fc
  .record({ low: fc.integer({ min: -1000, max: 1000 }), more: fc.integer({ min: 0, max: 5000 }) })
  .chain(({ low, more }) =>
    fc.constantFrom<Partial<Parameter>>(
      { type: 'integer', range: { min: low, max: low + more } },
      { type: 'integer', range: { min: low } },
      { type: 'integer', range: { max: low } },
      { type: 'integer' },
    ),
  )

const listed = fc
  .uniqueArray(fc.stringMatching(/^[A-Za-z_]{1,12}$/), { minLength: 1, maxLength: 5 })
  .map((values): Partial<Parameter> => ({ type: 'string', values }))
const flag = fc.constant<Partial<Parameter>>({ type: 'boolean' })
const reference = fc.constantFrom<Partial<Parameter>>({ setting: 'Place' }, { refers: 'id' })

const leaf: fc.Arbitrary<Partial<Parameter>> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: listed },
  { weight: 1, arbitrary: flag },
  { weight: 1, arbitrary: reference },
)

function nested(depth: number): fc.Arbitrary<Partial<Parameter>> {
  if (depth === 0) return leaf
  const child = fc.tuple(nested(depth - 1), flags).map(([parts, more]) => ({ ...parts, ...more, unique: false }))
  const object = fc.array(child, { minLength: 1, maxLength: 3 }).map((children): Partial<Parameter> => ({
    type: 'object',
    properties: children.map((parts, place) => parameterOf(`P${place}`, parts)),
  }))
  const list = fc
    .tuple(child, fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }))
    .map(([parts, maxItems]): Partial<Parameter> => ({
      type: 'array',
      items: parameterOf('[]', { ...parts, required: true, nullable: false }),
      ...(maxItems === undefined ? {} : { maxItems }),
    }))
  return fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: object }, { weight: 1, arbitrary: list })
}

/** Any parameter, at the top level of an input; what is nested travels in the body. */
export function anyParameterNamed(name: string): fc.Arbitrary<Parameter> {
  return fc.tuple(nested(2), flags, fc.constantFrom(...places)).map(([parts, more, place]) => {
    const isNested = parts.type === 'object' || parts.type === 'array'
    return parameterOf(name, {
      ...parts,
      ...more,
      unique: more.unique && !isNested && parts.values === undefined && parts.type === 'string',
      in: isNested ? 'body' : place,
    })
  })
}

export const anyParameter: fc.Arbitrary<Parameter> = anyParameterNamed('P')
