/** What a request points at: settings that the service must know, and resources that must exist. */
import type { Json } from '../model/json.ts'
import type { Operation, Parameter, Resource as LifeCycle, Spec } from '../model/spec.ts'
import type { Refusal, Request, Role } from './behaviour.ts'
import { errorFor } from './errors.ts'
import { valueAt } from './paths.ts'
import type { Resource } from './store.ts'

/** The part that an operation plays in the life cycle, if any. */
export function roleOf(lifeCycle: LifeCycle | undefined, operation: Operation): Role | undefined {
  const roles: readonly Role[] = ['create', 'list', 'show', 'update', 'delete']
  return roles.find((role) => lifeCycle?.[role] === operation.name)
}

/** Parameters with their nested ones, parents first. */
export function allParameters(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.flatMap((one) => [
    one,
    ...allParameters([...(one.properties ?? []), ...(one.items === undefined ? [] : [one.items])]),
  ])
}

/** The parameter by which an operation names a resource. */
export function referringParameter(operation: Operation): Parameter | undefined {
  return allParameters(operation.parameters).find((parameter) => parameter.refers !== undefined)
}

/**
 * Checks that every setting that is sent is one that the mock knows. Where the documents have no error for another
 * value, none is refused.
 */
export function createSettingsCheck(
  spec: Spec,
  operation: Operation,
  settings: Readonly<Record<string, string>>,
): (request: Request) => Refusal | undefined {
  const bound = allParameters(operation.parameters).flatMap((parameter) => {
    const unknown = errorFor(spec, operation, 'unknown', parameter.path)
    const errors = [...(unknown?.parameter === undefined ? [] : [unknown.name]), ...parameter.refused]
    return parameter.setting === undefined || errors.length === 0
      ? []
      : [{ path: parameter.path, known: settings[parameter.setting], errors }]
  })
  return (request) => {
    for (const { path, known, errors } of bound) {
      const value = valueAt(request.input, path)
      if (value !== undefined && value !== null && value !== known)
        return { trigger: 'unknown', errors, parameter: path, value }
    }
    return undefined
  }
}

/** The resource of these that a request names by id or by name. */
export function createFinder(
  operation: Operation,
  lifeCycle: LifeCycle | undefined,
): (request: Request, among: readonly Resource[]) => Resource | undefined {
  const parameter = referringParameter(operation)
  return (request, among) => {
    const value = parameter === undefined ? undefined : valueAt(request.input, parameter.path)
    if (parameter === undefined || value === undefined || lifeCycle === undefined) return undefined
    return among.find((resource) => (parameter.refers === 'id' ? resource.id : nameOf(lifeCycle, resource)) === value)
  }
}

/** The name under which a resource is known. */
export function nameOf(lifeCycle: LifeCycle, resource: Pick<Resource, 'input'>): Json | undefined {
  return valueAt(resource.input, lifeCycle.name)
}

/** How a request for a resource that does not exist is refused; undefined when the documents say that it succeeds. */
export function createAbsence(
  spec: Spec,
  operation: Operation,
  role: Role | undefined,
): (value: Json | undefined) => Refusal | undefined {
  const parameter = referringParameter(operation)
  const error = errorFor(spec, operation, 'unknown', parameter?.path)
  const names = [...(error === undefined ? [] : [error.name]), ...(parameter?.refused ?? [])]
  if (error === undefined && role === 'delete') return () => undefined
  return (value) => ({
    trigger: 'unknown',
    errors: names,
    ...(parameter === undefined ? {} : { parameter: parameter.path }),
    ...(value === undefined ? {} : { value }),
  })
}
