/** Whole random inputs: every parameter takes a random valid value, optional ones are there more often than not. */
import type { Json, JsonObject } from '../model/json.ts'
import type { Operation, Parameter } from '../model/spec.ts'
import * as fc from 'fast-check'
import { draw } from './draw.ts'
import type { InputChoice } from './input.ts'
import { randomValid } from './random-valid.ts'
import { referenceOf } from './terms.ts'

export type RandomChoice = Omit<InputChoice, 'presence' | 'include'> & {
  /** The number of the example, from 0: consecutive ones walk through all lengths. */
  readonly place: number
}

/** A random valid input. Same key and place, same input, names that are taken apart. */
export function randomInput(operation: Operation, choice: RandomChoice): JsonObject {
  return objectOf(operation.parameters, choice)
}

function objectOf(parameters: readonly Parameter[], choice: RandomChoice): JsonObject {
  const chosen = parameters.filter((parameter) => parameter.required || isChosen(parameter, choice))
  // An object of which nothing is required still holds something, as in `validInput`.
  const isNested = parameters.some((parameter) => parameter.path !== parameter.name)
  const present = chosen.length === 0 && isNested ? parameters.slice(0, 1) : chosen
  return Object.fromEntries(present.map((parameter) => [parameter.name, valueOf(parameter, choice)]))
}

function isChosen({ path }: Parameter, { names, key, place }: RandomChoice): boolean {
  return draw(fc.nat({ max: 3 }), names.seed, `${key}/${place}/${path}/present`) > 0
}

function valueOf(parameter: Parameter, choice: RandomChoice): Json {
  const { terms, names, place } = choice
  const reference = referenceOf(parameter)
  if (reference !== undefined) return reference
  if (parameter.type === 'object' && parameter.values === undefined) return objectOf(parameter.properties ?? [], choice)
  const values = randomValid(parameter, terms, place)
  const key = `${choice.key}/${place}/${parameter.path}`
  return parameter.unique ? names.fresh(values, key) : draw(values, names.seed, key)
}
