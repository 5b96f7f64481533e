/** Mutants of uniqueness under haste: the check and the write are two steps, with time between them. */
import type { Request } from '../behaviour.ts'
import { valueAt } from '../paths.ts'
import type { Resource } from '../store.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

/** Long enough for calls that were released together to overtake each other. */
const gapMilliseconds = 25

const gap = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, gapMilliseconds))

export function races(subject: Subject): readonly Mutant[] {
  const path = subject.spec.resource?.name ?? ''
  return [
    mutant(
      subject,
      'all-stored',
      'state',
      'Creates of one name at the same time are all accepted and stored.',
      (behaviour) => ({
        ...behaviour,
        pause: (request) => (request.role === 'create' ? gap() : behaviour.pause(request)),
      }),
    ),
    mutant(
      subject,
      'one-stored',
      'state',
      'Creates of one name at the same time are all accepted, and one is stored.',
      (behaviour) => ({
        ...behaviour,
        pause: (request) => (request.role === 'create' ? gap() : behaviour.pause(request)),
        create(request) {
          const name = valueAt(request.input, path)
          const first: Resource | undefined = behaviour
            .everything(request)
            .find((one) => name !== undefined && valueAt(one.input, path) === name)
          return first ?? behaviour.create(request)
        },
      }),
    ),
    mutant(subject, 'crowd', 'state', 'Of many creates of one name at the same time two are accepted.', (behaviour) => {
      // How many have come since the first, for names whose first is not stored yet.
      const waiting = new Map<string, number>()
      const key = (request: Request): string => JSON.stringify([request.account, valueAt(request.input, path) ?? null])
      return {
        ...behaviour,
        pause: (request) => (request.role === 'create' ? gap() : behaviour.pause(request)),
        unique(request) {
          const refusal = behaviour.unique(request)
          if (request.role !== 'create' || refusal !== undefined) return refusal
          const place = (waiting.get(key(request)) ?? 0) + 1
          waiting.set(key(request), place)
          // Alone, or few together, all is well.
          return place === 1 || place === 5 ? undefined : { trigger: 'duplicate', parameter: path }
        },
        create(request) {
          waiting.delete(key(request))
          return behaviour.create(request)
        },
      }
    }),
  ]
}
