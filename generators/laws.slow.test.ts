import { describe, expect, it } from 'vitest'
import { anyParameter } from './any-parameter.fixture.ts'
import { drawMany } from './draw.ts'
import { faults } from './faults/ladder.ts'
import { kinds, wrongLadder, wrongRandom, wrongShrinks, wrongValid } from './laws.fixture.ts'
import { everyFixture } from './parameters.fixture.ts'

/** All fixtures with their nested parameters. */
const flat = everyFixture.flatMap((parameter) => [
  parameter,
  ...(parameter.properties ?? []),
  ...(parameter.items?.properties ?? []),
])

describe('10,000 samples', () => {
  it.each(kinds)('of %s break exactly that', (kind) => {
    const settings = [true, false].flatMap((typed) =>
      flat.map((parameter) => ({ parameter, terms: { typed, seed: 11 } })),
    )
    const affected = settings.filter(
      ({ parameter, terms }) => wrongRandom(parameter, kind, { terms, seed: 0, samples: 0 }) !== undefined,
    )
    const samples = Math.ceil(10_000 / affected.length)
    expect(affected.length).toBeGreaterThan(0)
    for (const { parameter, terms } of affected)
      expect(wrongRandom(parameter, kind, { terms, seed: 1, samples })).toEqual([])
  })

  it('of valid values break nothing', () => {
    const samples = Math.ceil(10_000 / everyFixture.length / 20)
    for (const parameter of everyFixture)
      expect(wrongValid(parameter, { terms: { typed: false, seed: 3 }, seed: 3, samples })).toEqual([])
  })

  it.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))(
    'of shrinking %s keep the constraint',
    (_, parameter) => {
      for (const kind of [undefined, ...kinds])
        expect(wrongShrinks(parameter, kind, { terms: { typed: true }, seed: 5, samples: 60 })).toEqual([])
    },
  )
})

const parameters = drawMany(anyParameter, 1, 'parameters', 1000)

it.each([0, 250, 500, 750])('random parameters from %s, 250 of the 1,000, keep all laws', (from) => {
  const some = parameters.slice(from, from + 250)
  expect(some.length).toBe(250)
  let faultClasses = 0
  for (const [place, parameter] of some.entries()) {
    const seed = from + place
    const sampling = { terms: { typed: seed % 2 === 0, seed }, seed, samples: 2 }
    const random = kinds.flatMap((kind) => [
      ...(wrongRandom(parameter, kind, sampling) ?? []),
      ...wrongShrinks(parameter, kind, sampling),
    ])
    const wrong = [
      ...wrongValid(parameter, sampling),
      ...wrongLadder(parameter, sampling),
      ...random,
      ...wrongShrinks(parameter, undefined, sampling),
    ]
    expect(wrong, JSON.stringify({ seed, parameter })).toEqual([])
    faultClasses += faults(parameter, sampling.terms).length
  }
  expect(faultClasses).toBeGreaterThan(2500)
})
