/** Where a field that mirrors the request or the resource takes its value from, and what it holds when that was not sent. */
import type { Json } from '../../model/json.ts'
import type { Operation, Parameter, ResponseField } from '../../model/spec.ts'
import { valueAt } from '../paths.ts'
import { allParameters } from '../references.ts'
import { idInResource, pathInResource } from './scene.ts'
import type { Scene, Stage } from './scene.ts'
import { empty, formatted } from './value.ts'

/** Gives the value of one field; undefined leaves it out. */
export type Filler = (scene: Scene) => Json | undefined

/** The source of a field, or undefined for a field that mirrors nothing. */
export function sourceOf(stage: Stage, operation: Operation, field: ResponseField): Filler | undefined {
  const lifeCycle = stage.spec.resource
  const path = pathInResource(lifeCycle, field.path)
  const isId = lifeCycle?.id.from === 'reply' && path === idInResource(lifeCycle)
  if (isId) return (scene) => scene.resource?.id
  if (field.template !== undefined) return templateFiller(stage, field.template)
  const { echo } = field
  const stored = storedAs(stage, operation, path)
  if (echo === undefined && stored === undefined) return undefined
  return (scene) =>
    sent(scene, echo) ?? (stored === undefined ? undefined : valueAt(scene.resource?.input, stored)) ?? undefined
}

/** What the request has at the path, or what the resource was made with. */
function sent(scene: Scene, path: string | undefined): Json | undefined {
  if (path === undefined) return undefined
  return valueAt(scene.request.input, path) ?? valueAt(scene.resource?.input, path) ?? undefined
}

/** The parameter of the create whose value a field of a resource shows. */
function storedAs(stage: Stage, operation: Operation, path: string | undefined): string | undefined {
  const lifeCycle = stage.spec.resource
  if (lifeCycle === undefined || path === undefined || operation.name === lifeCycle.delete) return undefined
  const stored = Object.entries(lifeCycle.stored).find(([, to]) => to === path)?.[0]
  return stored ?? (path === lifeCycle.name.split('.').at(-1) ? lifeCycle.name : undefined)
}

/** Fills a field whose source gives nothing: the value of its setting or its default, else as little as possible. */
export function absentFiller(stage: Stage, operation: Operation, field: ResponseField): Filler {
  const stored = storedAs(stage, operation, pathInResource(stage.spec.resource, field.path))
  const create = stage.spec.operations.find((one) => one.name === stage.spec.resource?.create)
  const origin = parameterAt(operation, field.echo) ?? parameterAt(create, stored)
  const setting = stage.settings[origin?.setting ?? field.name]
  if (setting !== undefined) return () => setting
  const standing = origin?.default
  if (standing !== undefined && standing !== null) return () => standing
  if (field.optional) return () => undefined
  const { format } = field
  if (format === undefined || field.nullable) return () => empty(field)
  return (scene) => formatted(format, field, scene, stage)
}

function parameterAt(operation: Operation | undefined, path: string | undefined): Parameter | undefined {
  return allParameters(operation?.parameters ?? []).find((parameter) => parameter.path === path)
}

/** Placeholders are fields of the resource, then parameters, then settings. */
function templateFiller(stage: Stage, template: string): Filler {
  const lifeCycle = stage.spec.resource
  const stored = Object.entries(lifeCycle?.stored ?? {})
  const fill = (scene: Scene, name: string): Json | undefined => {
    if (lifeCycle !== undefined && name === idInResource(lifeCycle) && scene.resource !== undefined)
      return scene.resource.id
    return sent(scene, stored.find(([, to]) => to === name)?.[0] ?? name) ?? stage.settings[name]
  }
  return (scene) =>
    template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
      const value = fill(scene, name)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : whole
    })
}
