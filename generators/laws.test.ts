import { describe, expect, it } from 'vitest'
import { anyParameter } from './any-parameter.fixture.ts'
import { drawMany } from './draw.ts'
import { kinds, wrongLadder, wrongRandom, wrongShrinks, wrongValid } from './laws.fixture.ts'
import { everyFixture } from './parameters.fixture.ts'

describe.each([true, false])('with types on the wire: %s', (typed) => {
  it.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))(
    '%s keeps all laws',
    (_, parameter) => {
      for (const seed of [0, 1, 2]) {
        const sampling = { terms: { typed, seed }, seed, samples: 4 }
        const random = kinds.flatMap((kind) => [
          ...(wrongRandom(parameter, kind, sampling) ?? []),
          ...wrongShrinks(parameter, kind, sampling),
        ])
        expect([
          ...wrongValid(parameter, sampling),
          ...wrongLadder(parameter, sampling),
          ...random,
          ...wrongShrinks(parameter, undefined, sampling),
        ]).toEqual([])
      }
    },
    30_000,
  )
})

it('random parameters keep all laws', () => {
  for (const [seed, parameter] of drawMany(anyParameter, 2, 'parameters', 40).entries()) {
    const sampling = { terms: { typed: seed % 2 === 0, seed }, seed, samples: 1 }
    const wrong = [
      ...wrongValid(parameter, sampling),
      ...wrongLadder(parameter, sampling),
      ...kinds.flatMap((kind) => wrongRandom(parameter, kind, sampling) ?? []),
    ]
    expect(wrong, JSON.stringify(parameter)).toEqual([])
  }
}, 30_000)
