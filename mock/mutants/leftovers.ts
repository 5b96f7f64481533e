/** Mutants of refusals that leave something behind. */
import type { Refusal, Request, Wrap } from '../behaviour.ts'
import { valueAt } from '../paths.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

export function refusals(subject: Subject): readonly Mutant[] {
  const path = subject.spec.resource?.name
  return [
    mutant(
      subject,
      'stored',
      'state',
      'What is refused for its name is stored all the same.',
      storing(subject, (refusal) => refusal.trigger === 'invalid' && refusal.parameter === path),
    ),
    mutant(
      subject,
      'stored-when-long',
      'state',
      'What is refused for a name that is too long is stored all the same.',
      storing(
        subject,
        (refusal, request) => refusal.trigger === 'invalid' && [...nameIn(request, path)].length > longestOf(subject),
      ),
    ),
  ]
}

function longestOf({ operation, spec }: Subject): number {
  const name = spec.resource?.name.split('.').at(-1)
  const all = operation.parameters.flatMap((parameter) => [parameter, ...(parameter.properties ?? [])])
  return all.find((parameter) => parameter.name === name)?.length?.max ?? Number.POSITIVE_INFINITY
}

function nameIn(request: Request, path: string | undefined): string {
  const name = path === undefined ? undefined : valueAt(request.input, path)
  return typeof name === 'string' ? name : ''
}

function storing({ spec }: Subject, isMeant: (refusal: Refusal, request: Request) => boolean): Wrap {
  return (behaviour) => ({
    ...behaviour,
    refused(request, refusal) {
      behaviour.refused(request, refusal)
      const name = nameIn(request, spec.resource?.name)
      if (request.role === 'create' && name !== '' && isMeant(refusal, request)) behaviour.create(request)
    },
    // What is left behind would fill the account, and that is another promise.
    quota: () => undefined,
  })
}

export function duplicates(subject: Subject): readonly Mutant[] {
  const onDuplicate = (then: (behaviour: Parameters<Wrap>[0], request: Request) => void): Wrap => {
    return (behaviour) => ({
      ...behaviour,
      refused(request, refusal) {
        behaviour.refused(request, refusal)
        if (request.role === 'create' && refusal.trigger === 'duplicate') then(behaviour, request)
      },
    })
  }
  const path = subject.spec.resource?.name ?? ''
  // Not the oldest of all: everything else in a run hangs on that one.
  const first = (behaviour: Parameters<Wrap>[0], request: Request) =>
    behaviour
      .everything(request)
      .filter((one) => !one.foreign)
      .slice(1)
      .find((one) => valueAt(one.input, path) === valueAt(request.input, path))
  return [
    mutant(
      subject,
      'first-removed',
      'state',
      'A duplicate is refused, and the first resource is gone.',
      onDuplicate((behaviour, request) => {
        const resource = first(behaviour, request)
        if (resource !== undefined) behaviour.remove(request, resource)
      }),
    ),
    mutant(
      subject,
      'second-stored',
      'state',
      'A duplicate is refused, and stored all the same.',
      onDuplicate((behaviour, request) => {
        if (first(behaviour, request) !== undefined) behaviour.create(request)
      }),
    ),
    ...(Object.keys(subject.spec.resource?.stored ?? {}).some((stored) => stored !== path && isFree(subject, stored))
      ? [
          mutant(
            subject,
            'first-changed',
            'state',
            'A duplicate is refused, and the first resource takes on its values.',
            onDuplicate((behaviour, request) => {
              const resource = first(behaviour, request)
              if (resource !== undefined) behaviour.update(request, resource)
            }),
          ),
        ]
      : []),
  ]
}

/** Whether two resources may differ in this value: settings are the same for all. */
function isFree({ operation }: Subject, path: string): boolean {
  const all = operation.parameters.flatMap((parameter) => [parameter, ...(parameter.properties ?? [])])
  return all.some((parameter) => parameter.path === path && parameter.setting === undefined)
}
