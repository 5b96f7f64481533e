/** Which resources a list shows: filters first, then one page. */
import type { Json } from '../model/json.ts'
import type { Operation, Resource as LifeCycle } from '../model/spec.ts'
import type { Page, Request } from './behaviour.ts'
import { valueAt } from './paths.ts'
import { allParameters, nameOf } from './references.ts'
import type { Resource } from './store.ts'

type Filter = (request: Request, resource: Resource) => boolean

/** Makes the list of an operation: filter by name, by id and by whatever else is stored, then cut the page. */
export function createListing(
  lifeCycle: LifeCycle,
  operation: Operation,
): (request: Request, all: readonly Resource[]) => Page {
  const filters = filtersOf(lifeCycle, operation)
  return (request, all) => {
    const found = all.filter((resource) => filters.every((filter) => filter(request, resource)))
    const pages = lifeCycle.pages
    if (pages === undefined) return { resources: found, number: 1, size: found.length, total: found.length }
    const number = Math.max(1, asked(request, operation, pages.number, 1))
    const size = Math.max(0, asked(request, operation, pages.size, pages.largest))
    return { resources: found.slice((number - 1) * size, number * size), number, size, total: found.length }
  }
}

function asked(request: Request, operation: Operation, path: string, otherwise: number): number {
  const value =
    valueAt(request.input, path) ?? operation.parameters.find((parameter) => parameter.path === path)?.default
  return typeof value === 'number' ? value : otherwise
}

function filtersOf(lifeCycle: LifeCycle, operation: Operation): readonly Filter[] {
  return allParameters(operation.parameters).flatMap((parameter): readonly Filter[] => {
    const { path } = parameter
    if (parameter.setting !== undefined) return []
    if (lifeCycle.filter?.parameter === path) return [byName(lifeCycle, path, lifeCycle.filter.exact)]
    if (parameter.refers === 'name') return [byName(lifeCycle, path, true)]
    if (parameter.refers === 'id') return [equal(path, (resource) => resource.id)]
    if (Object.hasOwn(lifeCycle.stored, path) && parameter.items === undefined)
      return [equal(path, (resource) => valueAt(resource.input, path))]
    return []
  })
}

function byName(lifeCycle: LifeCycle, path: string, exact: boolean): Filter {
  return (request, resource) => {
    const wanted = valueAt(request.input, path)
    const name = nameOf(lifeCycle, resource)
    if (typeof wanted !== 'string' || wanted === '') return true
    return exact ? name === wanted : typeof name === 'string' && name.includes(wanted)
  }
}

function equal(path: string, of: (resource: Resource) => Json | undefined): Filter {
  return (request, resource) => {
    const wanted = valueAt(request.input, path)
    return wanted === undefined || wanted === '' || of(resource) === wanted
  }
}
