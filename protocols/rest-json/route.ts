/** Finds the operation that a method and a path mean. Templates are taken apart once per spec. */
import type { Operation, Spec } from '../../model/spec.ts'
import { percentDecodePath } from '../percent.ts'

type Route = { readonly operation: Operation; readonly segments: readonly Segment[] }
type Segment = { readonly literal: string } | { readonly parameter: string }

export type Match = {
  readonly operation: Operation
  /** False when only the path fits. */
  readonly methodFits: boolean
  readonly parameters: readonly (readonly [name: string, text: string])[]
}

const routesBySpec = new WeakMap<Spec, readonly Route[]>()

/** The operation for a request; a literal segment wins over a parameter; a single slash at the end is overlooked. */
export function match(spec: Spec, method: string, path: string): Match | undefined {
  const segments = path.split('/').slice(1)
  if (segments.length > 1 && segments.at(-1) === '') segments.pop()
  let other: Match | undefined
  for (const { operation, segments: template } of routesOf(spec)) {
    const parameters = fit(template, segments)
    if (parameters === undefined) continue
    if (operation.method === method || operation.methods.includes(method))
      return { operation, methodFits: true, parameters }
    other ??= { operation, methodFits: false, parameters }
  }
  return other
}

function routesOf(spec: Spec): readonly Route[] {
  const before = routesBySpec.get(spec)
  if (before !== undefined) return before
  const routes = spec.operations
    .map((operation): Route => ({ operation, segments: operation.path.split('/').slice(1).map(segmentFrom) }))
    .toSorted((one, other) => parameterCount(one) - parameterCount(other))
  routesBySpec.set(spec, routes)
  return routes
}

function parameterCount({ segments }: Route): number {
  return segments.filter((segment) => 'parameter' in segment).length
}

function segmentFrom(text: string): Segment {
  const name = /^\{([^}]*)\}$/.exec(text)?.[1]
  return name === undefined ? { literal: text } : { parameter: name }
}

function fit(template: readonly Segment[], segments: readonly string[]): Match['parameters'] | undefined {
  if (template.length !== segments.length) return undefined
  const parameters: (readonly [string, string])[] = []
  for (const [at, segment] of template.entries()) {
    const text = segments[at] ?? ''
    if ('parameter' in segment) {
      if (text === '') return undefined
      parameters.push([segment.parameter, percentDecodePath(text)])
    } else if (segment.literal !== text) return undefined
  }
  return parameters
}
