import { describe, expect, it } from 'vitest'
import type { ConstraintKind } from '../model/clause.ts'
import type { Json } from '../model/json.ts'
import type { Parameter } from '../model/spec.ts'
import { drawMany, draw } from './draw.ts'
import { faultsOf } from './faults/ladder.ts'
import { brokenConstraints } from './oracle.ts'
import { everyFixture, freeText, prefixed, wide } from './parameters.fixture.ts'
import { patternsOf } from './patterns.fixture.ts'
import { randomFault } from './random-fault.ts'
import { randomValid, stepThrough } from './random-valid.ts'

const kinds: readonly ConstraintKind[] = [
  'required',
  'type',
  'length.min',
  'length.max',
  'prefix',
  'first',
  'alphabet',
  'values',
  'range.min',
  'range.max',
  'items.max',
]

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** How many of the seeds reach the pattern within the examples. */
function reached(parameter: Parameter, seeds: number, examples: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < seeds; seed += 1) {
    const texts = Array.from({ length: examples }, (_, place) =>
      textOf(draw(randomValid(parameter, { typed: false, seed }, place), seed, `example ${place}`)),
    )
    for (const [name, fits] of patternsOf(parameter))
      counts.set(name, (counts.get(name) ?? 0) + (texts.some(fits) ? 1 : 0))
  }
  return counts
}

describe('random values', () => {
  it.each([prefixed, wide, freeText].map((parameter) => [parameter.path, parameter] as const))(
    'of %s reach every pattern within 300 examples for 95 % of the seeds',
    (_, parameter) => {
      const seeds = 20
      const counts = reached(parameter, seeds, 300)
      expect(counts.size).toBeGreaterThan(30)
      for (const [name, count] of counts) expect(count / seeds, name).toBeGreaterThanOrEqual(0.95)
    },
    60_000,
  )

  it('walk through every length before any comes again', () => {
    const lengths = Array.from({ length: 58 }, (_, place) => stepThrough(7, 64, place, 12345))
    expect(new Set(lengths).size).toBe(58)
    expect(Math.min(...lengths)).toBe(7)
    expect(Math.max(...lengths)).toBe(64)
  })

  it.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))(
    'of %s are valid, and random faults break their own constraint',
    (_, parameter) => {
      for (const typed of [true, false]) {
        const terms = { typed, seed: 1 }
        for (const value of drawMany(randomValid(parameter, terms), 1, 'valid', 300))
          expect(brokenConstraints(parameter, value, terms)).toEqual([])
        for (const kind of kinds) {
          const arbitrary = randomFault(parameter, kind, terms)
          expect(arbitrary === undefined, kind).toBe(faultsOf(parameter, kind, terms).length === 0)
          if (arbitrary === undefined) continue
          for (const value of drawMany(arbitrary, 1, kind, 300))
            expect(brokenConstraints(parameter, value, terms), JSON.stringify(value)).toEqual([
              `${parameter.path}.${kind}`,
            ])
        }
      }
    },
  )
})
