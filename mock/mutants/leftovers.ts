/** Mutants of refusals that leave something behind. */
import type { Behaviour, Refusal, Request, Wrap } from '../behaviour.ts'
import { valueAt } from '../paths.ts'
import { allParameters } from '../references.ts'
import type { Resource } from '../store.ts'
import type { Mutant } from './mutant.ts'
import { writerFor } from './subject.ts'
import type { Subject } from './subject.ts'

/** What a mutant does when a create is refused; true when it left a resource behind. */
type Then = (behaviour: Behaviour, request: Request, refusal: Refusal) => boolean

/**
 * Does something behind the back of whoever was refused. What is left behind counts against no quota: a full account
 * would be another promise.
 */
function onRefusal(then: Then): Wrap {
  return (behaviour) => {
    let left = 0
    return {
      ...behaviour,
      refused(request, refusal) {
        behaviour.refused(request, refusal)
        if (request.role === 'create' && then(behaviour, request, refusal)) left += 1
      },
      quota: (request, living) => behaviour.quota(request, living - left),
    }
  }
}

function nameIn(subject: Subject, of: Pick<Resource, 'input'>): string {
  const name = valueAt(of.input, subject.spec.resource?.name ?? '')
  return typeof name === 'string' ? name : ''
}

export function refusals(subject: Subject): readonly Mutant[] {
  const path = subject.spec.resource?.name
  const longest = allParameters(subject.operation.parameters).find((one) => one.path === path)?.length?.max
  const storing = (isMeant: (request: Request) => boolean): Wrap =>
    onRefusal((behaviour, request, refusal) => {
      const isForName = refusal.trigger === 'invalid' && refusal.parameter === path && nameIn(subject, request) !== ''
      if (!isForName || !isMeant(request)) return false
      behaviour.create(request)
      return true
    })
  const isLong = (request: Request): boolean => longest !== undefined && [...nameIn(subject, request)].length > longest
  const write = writerFor(subject)
  return [
    write(
      'stored',
      'state',
      'What is refused for its name is stored all the same.',
      storing(() => true),
    ),
    ...(longest === undefined
      ? []
      : [
          write(
            'stored-when-long',
            'state',
            'What is refused for a long name is stored all the same.',
            storing(isLong),
          ),
        ]),
  ]
}

export function duplicates(subject: Subject): readonly Mutant[] {
  const onDuplicate = (then: (behaviour: Behaviour, request: Request, first: Resource) => boolean): Wrap =>
    onRefusal((behaviour, request, refusal) => {
      const first = refusal.trigger === 'duplicate' ? firstOf(subject, behaviour, request) : undefined
      return first === undefined ? false : then(behaviour, request, first)
    })
  const removed = onDuplicate((behaviour, request, first) => {
    behaviour.remove(request, first)
    return false
  })
  const stored = onDuplicate((behaviour, request) => {
    behaviour.create(request)
    return true
  })
  const changed = onDuplicate((behaviour, request, first) => {
    behaviour.update(request, first)
    return false
  })
  const write = writerFor(subject)
  return [
    write('first-removed', 'state', 'A duplicate is refused, and the first resource is gone.', removed),
    write('second-stored', 'state', 'A duplicate is refused, and stored all the same.', stored),
    ...(hasFreeValues(subject)
      ? [
          write(
            'first-changed',
            'state',
            'A duplicate is refused, and the first resource takes on its values.',
            changed,
          ),
        ]
      : []),
  ]
}

/** The resource that has the name already; not the oldest of all, since everything else in a run hangs on that one. */
function firstOf(subject: Subject, behaviour: Behaviour, request: Request): Resource | undefined {
  const [, ...others] = behaviour.everything(request).filter((one) => !one.foreign)
  return others.find((one) => nameIn(subject, one) === nameIn(subject, request))
}

/** Whether two resources of one name may differ in something: settings are the same for all. */
function hasFreeValues({ operation, spec }: Subject): boolean {
  const stored = Object.keys(spec.resource?.stored ?? {}).filter((path) => path !== spec.resource?.name)
  return allParameters(operation.parameters).some((one) => stored.includes(one.path) && one.setting === undefined)
}
