/** Wraps of what readers see, which leave alone what is there. */
import type { Json } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import type { Request, Wrap } from '../behaviour.ts'
import { changedAt } from '../paths.ts'
import type { Resource } from '../store.ts'

/** Shows each resource as the function gives it, or not at all. Operations that write still find it as it is. */
export function seeing(
  show: (resource: Resource, request: Request) => Resource | undefined,
  where: 'everywhere' | 'list' = 'everywhere',
): Wrap {
  return (behaviour) => ({
    ...behaviour,
    list(request) {
      const page = behaviour.list(request)
      const resources = page.resources.flatMap((resource) => show(resource, request) ?? [])
      return { ...page, resources, total: page.total - (page.resources.length - resources.length) }
    },
    find(request) {
      const found = behaviour.find(request)
      return found === undefined || request.role !== 'show' || where === 'list' ? found : show(found, request)
    },
    refer(request) {
      const refusal = behaviour.refer(request)
      if (refusal !== undefined || request.role !== 'show' || where === 'list') return refusal
      const found = behaviour.find(request)
      return found !== undefined && show(found, request) === undefined
        ? { trigger: 'unknown', parameter: referring(request) }
        : undefined
    },
  })
}

function referring(request: Request): string {
  return request.operation.parameters.find((parameter) => parameter.refers !== undefined)?.path ?? ''
}

/** A resource with one of its inputs changed. */
export function withInput(
  resource: Resource,
  path: string,
  change: (value: Json | undefined) => Json | undefined,
): Resource {
  const input = changedAt(resource.input, path, change)
  return isObject(input) ? { ...resource, input } : resource
}
