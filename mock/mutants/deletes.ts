/** Mutants of deletes: nothing is deleted, it can still be read, or its name stays taken. */
import type { Json } from '../../model/json.ts'
import { valueAt } from '../paths.ts'
import type { Resource } from '../store.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function deletes(subject: Subject): readonly Mutant[] {
  return [
    mutant(subject, 'nothing', 'state', 'A delete is accepted, and deletes nothing.', (behaviour) => {
      const kept = new Set<number>()
      return {
        ...behaviour,
        remove: (_, resource) => void kept.add(resource.key),
        // Else every create would sooner or later be refused, and that is another promise.
        quota: (request, living) => behaviour.quota(request, living - kept.size),
      }
    }),
    mutant(subject, 'still-readable', 'state', 'What was deleted can still be read.', (behaviour) => {
      const gone: Resource[] = []
      return {
        ...behaviour,
        remove(request, resource) {
          behaviour.remove(request, resource)
          gone.push(resource)
        },
        refer(request) {
          const refusal = behaviour.refer(request)
          const isGone =
            refusal?.trigger === 'unknown' && request.role === 'show' && gone.some((one) => one.id === refusal.value)
          return isGone ? undefined : refusal
        },
        find(request) {
          const id = Object.values(request.input)
          return (
            behaviour.find(request) ??
            (request.role === 'show' ? gone.findLast((one) => id.includes(one.id)) : undefined)
          )
        },
        list(request) {
          const page = behaviour.list(request)
          const again =
            subject.spec.resource?.show === undefined
              ? gone.filter(
                  (one) => one.account === request.account && !page.resources.some((other) => other.id === one.id),
                )
              : []
          return { ...page, resources: [...page.resources, ...again], total: page.total + again.length }
        },
      }
    }),
  ]
}

export function reservations(subject: Subject): readonly Mutant[] {
  const path = subject.spec.resource?.name ?? ''
  const key = (account: string, input: Json): string => JSON.stringify([account, valueAt(input, path) ?? null])
  return [
    mutant(subject, 'reserved', 'state', 'A name stays taken after its resource was deleted.', (behaviour) => {
      const gone = new Set<string>()
      return {
        ...behaviour,
        remove(request, resource) {
          gone.add(key(resource.account, resource.input))
          behaviour.remove(request, resource)
        },
        unique(request) {
          const isReserved = request.role === 'create' && gone.has(key(request.account, request.input))
          return behaviour.unique(request) ?? (isReserved ? { trigger: 'duplicate', parameter: path } : undefined)
        },
      }
    }),
  ]
}
