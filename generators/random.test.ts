import { describe, expect, it } from 'vitest'
import { draw } from './draw.ts'
import { nameSource } from './names.ts'
import { brokenConstraints } from './oracle.ts'
import { freeText, group, instance, operationOf, prefixed, tags, wide } from './parameters.fixture.ts'
import { reached } from './patterns.fixture.ts'
import { randomInput } from './random-input.ts'
import { randomValid, stepThrough } from './random-valid.ts'

describe('random values', () => {
  it.each([prefixed, wide, freeText].map((parameter) => [parameter.path, parameter] as const))(
    'of %s reach every pattern within 300 examples',
    (_, parameter) => {
      const counts = reached(parameter, 3, 300)
      expect(counts.size).toBeGreaterThan(30)
      for (const [name, count] of counts) expect(count, name).toBeGreaterThanOrEqual(2)
    },
    30_000,
  )

  it('walk through every length before any comes again', () => {
    const lengths = Array.from({ length: 58 }, (_, place) => stepThrough(7, 64, place, 12345))
    expect(new Set(lengths).size).toBe(58)
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([7, 64])
    const texts = Array.from({ length: 58 }, (_, place) =>
      draw(randomValid(prefixed, { typed: false }, place), 1, `${place}`),
    )
    expect(new Set(texts.map((text) => (typeof text === 'string' ? text.length : 0))).size).toBe(58)
  })
})

describe('random inputs', () => {
  const operation = operationOf([prefixed, instance, freeText, tags, group])
  const inputs = (seed: number) => {
    const names = nameSource(seed)
    return Array.from({ length: 60 }, (_, place) =>
      randomInput(operation, { terms: { typed: true, seed }, names, key: 'Create', place }),
    )
  }

  it('satisfy every parameter, with and without the optional ones', () => {
    const made = inputs(1)
    const wrong = made.flatMap((input) =>
      operation.parameters.flatMap((parameter) =>
        parameter.name in input ? brokenConstraints(parameter, input[parameter.name] ?? null, { typed: true }) : [],
      ),
    )
    expect(wrong).toEqual([])
    expect(new Set(made.map((input) => 'Tag' in input)).size).toBe(2)
    expect(made.every((input) => 'GroupId' in input && 'InstanceId' in input)).toBe(true)
    expect(made[0]?.['InstanceId']).toEqual({ $setting: 'InstanceId' })
  })

  it('never repeat a name, and repeat themselves for the same seed', () => {
    expect(new Set(inputs(1).map((input) => input['GroupId'])).size).toBe(60)
    expect(inputs(1)).toEqual(inputs(1))
    expect(inputs(2)).not.toEqual(inputs(1))
  })
})
