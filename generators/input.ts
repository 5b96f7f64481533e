/** Whole inputs for an operation: only what is required, or everything, with fresh names and references. */
import type { JsonObject } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import { remembered } from '../model/remembered.ts'
import type { Operation, Parameter } from '../model/spec.ts'
import { draw } from './draw.ts'
import type { NameSource } from './names.ts'
import { referenceOf } from './terms.ts'
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
  /** Paths that will be left out of the input afterwards, so that they are not what an object holds. */
  readonly exclude?: readonly string[]
}

/** A valid input. Settings and live resources stand in it as references. */
export function validInput(operation: Operation, choice: InputChoice): JsonObject {
  return objectOf(operation.parameters, choice)
}

function objectOf(parameters: readonly Parameter[], choice: InputChoice): JsonObject {
  const present = parameters.filter((parameter) => isPresent(parameter, choice))
  return Object.fromEntries(present.map((parameter) => [parameter.name, valueOf(parameter, choice)]))
}

/** An object of which nothing is required still holds something: whether an empty one will do is rarely written down. */
function nestedObject({ properties = [] }: Parameter, choice: InputChoice): JsonObject {
  const made = objectOf(properties, choice)
  const first = properties.find((property) => choice.exclude?.includes(property.path) !== true)
  if (Object.keys(made).length > 0 || first === undefined) return made
  return objectOf(properties, { ...choice, include: [...(choice.include ?? []), first.path] })
}

function isPresent({ required, path }: Parameter, { presence, include = [] }: InputChoice): boolean {
  if (required || presence === 'full') return true
  return include.some((wanted) => wanted === path || wanted.startsWith(`${path}.`) || wanted.startsWith(`${path}[]`))
}

/** An input is made for every case: its arbitraries are built once for the terms that it is made in. */
const plainValues = remembered((terms: Terms) => remembered((parameter: Parameter) => validValue(parameter, terms)))

function valueOf(parameter: Parameter, choice: InputChoice): Json {
  const { terms, names, key } = choice
  const { path, items } = parameter
  const reference = referenceOf(parameter)
  if (reference !== undefined) return reference
  const isLeaf = parameter.values !== undefined
  if (!isLeaf && parameter.type === 'object') return nestedObject(parameter, choice)
  if (!isLeaf && parameter.type === 'array')
    return items === undefined || parameter.maxItems === 0 ? [] : [valueOf(items, choice)]
  const values = plainValues(terms)(parameter)
  return parameter.unique ? names.fresh(values, `${key}/${path}`) : draw(values, names.seed, `${key}/${path}`)
}
