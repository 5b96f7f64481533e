/**
 * Fills the body of a success from its documented fields: echoes, what is stored, ids, times, templates, settings,
 * and examples for the rest. The fields are walked once, when the service starts; a request only runs the fillers.
 */
import { isObject } from '../../model/json.ts'
import type { Json, JsonObject } from '../../model/json.ts'
import type { Operation, ResponseField } from '../../model/spec.ts'
import { valueAt } from '../paths.ts'
import type { Scene, Stage } from './scene.ts'
import { absentFiller, sourceOf } from './source.ts'
import type { Filler } from './source.ts'
import { formatted, plain } from './value.ts'

/** Compiles the body of an operation; it is undefined for operations that promise no field. */
export function createBody(stage: Stage, operation: Operation): (scene: Scene) => JsonObject | undefined {
  const { fields } = operation.success
  if (fields.length === 0) return () => undefined
  const fillers = objectFiller(stage, operation, fields)
  return (scene) => fillers(scene)
}

function objectFiller(
  stage: Stage,
  operation: Operation,
  fields: readonly ResponseField[],
): (scene: Scene) => JsonObject {
  const fillers = fields.map((field) => [field.name, fillerOf(stage, operation, field)] as const)
  return (scene) =>
    Object.fromEntries(
      fillers.flatMap(([name, fill]) => {
        const value = fill(scene)
        return value === undefined ? [] : [[name, value] as const]
      }),
    )
}

function fillerOf(stage: Stage, operation: Operation, field: ResponseField): Filler {
  const lifeCycle = stage.spec.resource
  if (lifeCycle !== undefined && field.path === lifeCycle.items) return listFiller(stage, operation, field)
  if (lifeCycle?.pages?.total === field.path) return (scene) => scene.page?.total
  const source = sourceOf(stage, operation, field)
  if (field.type === 'object' && field.properties !== undefined && source === undefined)
    return nestedFiller(stage, operation, field, field.properties)
  const whenNotSent = absentFiller(stage, operation, field)
  if (source !== undefined) return (scene) => shaped(field, source(scene)) ?? whenNotSent(scene)
  if (field.type === 'array') return () => exampleList(field)
  return unsourced(stage, field)
}

/** One item per resource of the page. */
function listFiller(stage: Stage, operation: Operation, field: ResponseField): Filler {
  const item = objectFiller(stage, operation, field.items?.properties ?? [])
  return (scene) => scene.page?.resources.map((resource) => item({ ...scene, resource })) ?? []
}

function nestedFiller(
  stage: Stage,
  operation: Operation,
  field: ResponseField,
  properties: readonly ResponseField[],
): Filler {
  const fill = objectFiller(stage, operation, properties)
  return (scene) => {
    const value = fill(scene)
    return field.optional && Object.keys(value).length === 0 ? undefined : value
  }
}

/** What was sent may be shaped otherwise than what is answered: only what fits the type is taken over. */
function shaped(field: ResponseField, value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined
  if (field.type === 'array')
    return Array.isArray(value)
      ? value.map((item: Json) => (isObject(item) ? shapedItem(field.items, item) : item))
      : undefined
  if (field.type === 'string') return typeof value === 'string' ? value : JSON.stringify(value)
  return value
}

function shapedItem(field: ResponseField | undefined, item: JsonObject): JsonObject {
  if (field?.properties === undefined) return item
  return Object.fromEntries(
    field.properties.map((property) => [property.name, valueAt(item, property.name) ?? plain(property)]),
  )
}

function unsourced(stage: Stage, field: ResponseField): Filler {
  const { format } = field
  const setting = stage.settings[field.name]
  if (setting !== undefined) return () => setting
  if (format !== undefined && !field.nullable) return (scene) => formatted(format, field, scene, stage)
  return () => plain(field)
}

/** Lists of things that the mock does not know hold one item made of examples. */
function exampleList(field: ResponseField): Json {
  if (field.example !== undefined) return field.example
  const { items } = field
  if (items?.properties === undefined) return items?.example === undefined ? [] : [items.example]
  return [Object.fromEntries(items.properties.map((property) => [property.name, plain(property)]))]
}
