/** Mutants of uniqueness under haste: the check and the write are two steps, with time between them. */
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
      const waiting = new Map<string, number>()
      return {
        ...behaviour,
        pause(request) {
          if (request.role !== 'create') return behaviour.pause(request)
          return gap()
        },
        unique(request) {
          if (request.role !== 'create') return behaviour.unique(request)
          const key = JSON.stringify([request.account, valueAt(request.input, path) ?? null])
          const place = (waiting.get(key) ?? 0) + 1
          waiting.set(key, place)
          setTimeout(() => void waiting.delete(key), gapMilliseconds * 4).unref()
          // The first and the fifth get through; alone, or few together, all is well.
          return (
            behaviour.unique(request) ??
            (place === 1 || place === 5 ? undefined : { trigger: 'duplicate', parameter: path })
          )
        },
      }
    }),
  ]
}
