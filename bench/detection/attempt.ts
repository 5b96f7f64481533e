/** What a baseline sends next, and the valid inputs that all of them start from. */
import * as fc from 'fast-check'
import { without, withText } from '../../engine/plan/inputs.ts'
import { pointAt } from '../../engine/plan/working-on.ts'
import type { Given } from '../../generators/absent.ts'
import { draw } from '../../generators/draw.ts'
import { validInput } from '../../generators/input.ts'
import { nameSource } from '../../generators/names.ts'
import type { Terms } from '../../generators/terms.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import type { Ground } from './ground.ts'

export type Attempt = {
  readonly operation: Operation
  /** Settings and the live resource stand in it as references. */
  readonly input: JsonObject
  /** The one parameter whose value is no longer the valid one. */
  readonly changed?: Parameter
}

export type Baseline = {
  readonly name: string
  /** Goes on for ever. Same ground and seed, same attempts. */
  attempts(ground: Ground, seed: number): Iterable<Attempt>
}

export function termsOf({ protocol }: Ground, operation: Operation, seed: number): Terms {
  return { typed: protocol.typed, seed, questions: operation.open }
}

/** Makes valid inputs with new names: optional parameters are all there or all left out, save the one that is asked for. */
export function validInputs(
  ground: Ground,
  seed: number,
): (operation: Operation, key: string, path?: string) => JsonObject {
  const names = nameSource(seed)
  return (operation, key, path) => {
    const presence = draw(fc.constantFrom<'full' | 'minimal'>('full', 'minimal'), seed, `${key}/presence`)
    const include = path === undefined ? [] : [path]
    const choice = { terms: termsOf(ground, operation, seed), names, key, presence, include }
    return pointAt(validInput(operation, choice), 'fixture')
  }
}

/** All items again and again, each round in an order of its own. */
export function* rounds<T>(all: readonly T[], seed: number): Iterable<readonly [key: string, item: T]> {
  const order = fc.shuffledSubarray([...all.keys()], { minLength: all.length, maxLength: all.length })
  for (let round = 0; ; round += 1)
    for (const at of draw(order, seed, `round ${round}`)) {
      const item = all[at]
      if (item !== undefined) yield [`${round}/${at}`, item]
    }
}

export type Place = { readonly operation: Operation; readonly parameter?: Parameter }

/** Every operation alone, and with each of its parameters. */
export function placesOf({ spec }: Ground): readonly Place[] {
  return spec.operations.flatMap((operation) => [
    { operation },
    ...flatParameters(operation.parameters).map((parameter) => ({ operation, parameter })),
  ])
}

/** A copy of the input with another value for the parameter. */
export function changedInput(input: JsonObject, { path }: Parameter, value: Given): JsonObject {
  if (typeof value === 'symbol') return without(input, path)
  return path.endsWith('[]') ? withText(input, path, [value]) : withText(input, path, value)
}
