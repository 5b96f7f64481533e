/** What the body of a success may draw on. */
import type { Resource as LifeCycle, Spec } from '../../model/spec.ts'
import type { Page, Request } from '../behaviour.ts'
import type { Identifiers } from '../identifiers.ts'
import type { Resource } from '../store.ts'

export type Scene = {
  readonly request: Request
  readonly resource: Resource | undefined
  readonly page: Page | undefined
}

/** What is known once, when the service starts. */
export type Stage = {
  readonly spec: Spec
  readonly settings: Readonly<Record<string, string>>
  readonly ids: Identifiers
}

/**
 * The path of a field as seen from the resource that it belongs to: `group.id`, `groups[].id` and `id` are all `id`.
 * Undefined for fields outside of any resource.
 */
export function pathInResource(lifeCycle: LifeCycle | undefined, path: string): string | undefined {
  if (lifeCycle === undefined) return undefined
  const dot = lifeCycle.id.path.lastIndexOf('.')
  const roots = [
    ...(lifeCycle.items === undefined ? [] : [`${lifeCycle.items}[]`]),
    ...(lifeCycle.shown === undefined ? [] : [lifeCycle.shown]),
    ...(lifeCycle.id.from === 'reply' && dot > 0 ? [lifeCycle.id.path.slice(0, dot)] : ['']),
  ].toSorted((a, b) => b.length - a.length)
  const root = roots.find((one) => one === '' || path.startsWith(`${one}.`))
  return root === undefined ? undefined : root === '' ? path : path.slice(root.length + 1)
}

/** The id's own path inside its resource. */
export function idInResource(lifeCycle: LifeCycle): string {
  return lifeCycle.id.from === 'reply'
    ? (pathInResource(lifeCycle, lifeCycle.id.path) ?? lifeCycle.id.path)
    : lifeCycle.id.path
}
