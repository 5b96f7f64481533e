import { describe, expect, it } from 'vitest'
import type { Parameter } from '../model/spec.ts'
import type { FaultClass } from './classes.ts'
import { drawMany } from './draw.ts'
import { faults } from './faults/ladder.ts'
import { validInput } from './input.ts'
import { nameSource } from './names.ts'
import { brokenConstraints } from './oracle.ts'
import { everyFixture, operationOf } from './parameters.fixture.ts'
import { withValue } from './path.ts'
import { validClasses } from './valid.ts'

/** What a nested value breaks, in the whole input. */
function broken(parameter: Parameter, one: FaultClass, typed: boolean, seed: number): readonly (readonly string[])[] {
  const terms = { typed, seed }
  return drawMany(one.arbitrary, seed, one.class, 30).map((value) => {
    const operation = operationOf([parameter])
    const base = validInput(operation, {
      terms,
      names: nameSource(seed),
      key: 'base',
      presence: 'minimal',
      include: [one.path],
    })
    const input = withValue(base, one.path, value)
    const present = Object.hasOwn(input, parameter.name)
    return present
      ? brokenConstraints(parameter, input[parameter.name] ?? null, terms)
      : parameter.required
        ? [`${parameter.path}.required`]
        : []
  })
}

describe.each([true, false])('with types on the wire: %s', (typed) => {
  describe.each(everyFixture.map((parameter) => [parameter.path, parameter] as const))('%s', (_, parameter) => {
    it('has faults that break exactly the constraint that they name', () => {
      for (const seed of [0, 1, 2, 3, 17]) {
        for (const fault of faults(parameter, { typed, seed })) {
          const wanted = `${fault.path}.${fault.constraint}`
          for (const found of broken(parameter, fault, typed, seed)) expect(found, fault.class).toEqual([wanted])
        }
      }
    })

    it('has valid classes that break nothing', () => {
      const classes = validClasses(parameter, { typed })
      for (const one of classes)
        for (const found of broken(parameter, one, typed, 5)) expect(found, one.class).toEqual([])
    })
  })
})
