/** Mutants that only a certain order of calls brings to light: a name that is used, deleted and used again. */
import type { Behaviour, Request } from '../behaviour.ts'
import { valueAt } from '../paths.ts'
import type { Resource } from '../store.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function sequences(subject: Subject): readonly Mutant[] {
  const nameIn = (account: string, resource: Pick<Resource, 'input'>): string =>
    JSON.stringify([account, valueAt(resource.input, subject.spec.resource?.name ?? '') ?? null])
  /** How often each name has been deleted. */
  const counting = (behaviour: Behaviour) => {
    const deletes = new Map<string, number>()
    const times = (request: Pick<Request, 'account'>, resource: Pick<Resource, 'input'>): number =>
      deletes.get(nameIn(request.account, resource)) ?? 0
    const remove: Behaviour['remove'] = (request, resource) => {
      deletes.set(nameIn(request.account, resource), times(request, resource) + 1)
      behaviour.remove(request, resource)
    }
    return { times, remove }
  }
  return [
    mutant(
      subject,
      'second-delete-does-nothing',
      'state',
      'A name that was deleted and created again cannot be deleted again.',
      (behaviour) => {
        const { times, remove } = counting(behaviour)
        return {
          ...behaviour,
          remove: (request, resource) => (times(request, resource) > 0 ? undefined : remove(request, resource)),
        }
      },
    ),
    mutant(
      subject,
      'third-create-refused',
      'state',
      'A name that was deleted twice is taken for ever.',
      (behaviour) => {
        const { times, remove } = counting(behaviour)
        const path = subject.spec.resource?.name ?? ''
        return {
          ...behaviour,
          remove,
          unique: (request) =>
            behaviour.unique(request) ??
            (request.role === 'create' && times(request, request) > 1
              ? { trigger: 'duplicate', parameter: path }
              : undefined),
        }
      },
    ),
  ]
}
