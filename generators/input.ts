/** Whole inputs for an operation: only what is required, or everything, with fresh names and references. */
import type { JsonObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import type { Operation, Parameter } from '../model/spec.ts'
import { draw } from './draw.ts'
import type { NameSource } from './names.ts'
import { isReference } from './terms.ts'
import type { Terms } from './terms.ts'
import { validValue } from './valid.ts'

export type InputChoice = {
  readonly terms: Terms
  readonly names: NameSource
  /** What the input is for, such as `<clause id>#<class>`: same key, same input (names that are taken apart). */
  readonly key: string
  readonly presence: 'minimal' | 'full'
  /** Paths that are present in any case, with what they need to stand in. */
  readonly include?: readonly string[]
}

/** A valid input. Settings and live resources stand in it as references. */
export function validInput(operation: Operation, choice: InputChoice): JsonObject {
  return objectOf(operation.parameters, choice)
}

function objectOf(parameters: readonly Parameter[], choice: InputChoice): JsonObject {
  const present = parameters.filter((parameter) => isPresent(parameter, choice))
  return Object.fromEntries(present.map((parameter) => [parameter.name, valueOf(parameter, choice)]))
}

function isPresent({ required, path }: Parameter, { presence, include = [] }: InputChoice): boolean {
  if (required || presence === 'full') return true
  return include.some((wanted) => wanted === path || wanted.startsWith(`${path}.`) || wanted.startsWith(`${path}[]`))
}

function valueOf(parameter: Parameter, choice: InputChoice): Json {
  const { terms, names, key } = choice
  const { path, items, properties } = parameter
  const isLeaf = isReference(parameter) || parameter.values !== undefined
  if (!isLeaf && parameter.type === 'object') return objectOf(properties ?? [], choice)
  if (!isLeaf && parameter.type === 'array')
    return items === undefined || parameter.maxItems === 0 ? [] : [valueOf(items, choice)]
  const values = validValue(parameter, terms, names)
  return parameter.unique && !isReference(parameter)
    ? names.fresh(values, `${key}/${path}`)
    : draw(values, names.seed, `${key}/${path}`)
}
