/** Random values that satisfy a schema, drawn evenly: any length, at times one of the bounds, any character that is allowed. */
import * as fc from 'fast-check'
import { valuesAt } from '../../engine/calls/paths.ts'
import { draw } from '../../generators/draw.ts'
import { listOf } from '../../generators/list.ts'
import { nameSource } from '../../generators/names.ts'
import { lengthsWithin } from '../../generators/random-text.ts'
import { subjectOf } from '../../generators/subject.ts'
import { isReference, type Terms } from '../../generators/terms.ts'
import { textOf } from '../../generators/text.ts'
import { validValue } from '../../generators/valid.ts'
import { flatParameters } from '../../model/clauses/parameters.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Operation, Parameter } from '../../model/spec.ts'
import { changedInput, termsOf, validInputs } from './attempt.ts'
import type { Ground } from './ground.ts'

export function schemaValue(parameter: Parameter, terms: Terms): fc.Arbitrary<Json> {
  const { items, maxItems = 5 } = parameter
  if (isReference(parameter) || parameter.values !== undefined) return validValue(parameter, terms)
  if (parameter.type === 'array' && items !== undefined)
    return fc
      .integer({ min: Math.min(1, maxItems), max: maxItems })
      .chain((length) => listOf(schemaValue(items, terms), length))
  if (parameter.type !== 'string') return validValue(parameter, terms)
  const subject = subjectOf(parameter, terms)
  if (subject.charset.kind === 'plain') return validValue(parameter, terms)
  const [min, max] = lengthsWithin(subject)
  return fc
    .oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, { weight: 1, arbitrary: fc.constantFrom(min, max) })
    .chain((length) => textOf(subject, { length, fill: subject.charset.mixed }) ?? validValue(parameter, terms))
}

/** Makes random valid inputs with new names. */
export function randomBySchema(ground: Ground, seed: number): (operation: Operation, key: string) => JsonObject {
  const valid = validInputs(ground, seed)
  const names = nameSource(seed)
  return (operation, key) => {
    const terms = termsOf(ground, operation, seed)
    const input = valid(operation, `valid ${key}`)
    const leaves = flatParameters(operation.parameters).filter(
      (parameter) => isFree(parameter) && valuesAt(input, parameter.path).length > 0,
    )
    return leaves.reduce((made, parameter) => {
      const values = schemaValue(parameter, terms)
      const path = `${key}/${parameter.path}`
      const value = parameter.unique ? names.fresh(values, path) : draw(values, seed, path)
      return changedInput(made, parameter, value)
    }, input)
  }
}

/** What stands by itself; items of lists are drawn with their list. */
function isFree(parameter: Parameter): boolean {
  return parameter.type !== 'object' && !parameter.path.includes('[]') && !isReference(parameter)
}
