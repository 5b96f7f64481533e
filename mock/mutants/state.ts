/** Mutants of state: each promise about what a service keeps has its own ways to break. */
import type { StatePromise } from '../../model/spec.ts'
import { deletes, reservations } from './deletes.ts'
import { duplicates, refusals } from './leftovers.ts'
import type { Mutant } from './mutant.ts'
import { lists, paging } from './lists.ts'
import { races } from './races.ts'
import { readable } from './readable.ts'
import { sequences } from './sequences.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'
import { updates } from './updates.ts'

export const state: Family = (subject) => {
  const name = subject.clause.name.slice('state.'.length)
  return isPromise(name) ? families[name](subject) : []
}

const families: Readonly<Record<StatePromise, (subject: Subject) => readonly Mutant[]>> = {
  readable,
  listed: lists,
  paging,
  'refused-leaves-nothing': refusals,
  'duplicate-changes-nothing': duplicates,
  'one-winner': races,
  'deleted-is-gone': deletes,
  'name-free-again': reservations,
  'update-changes-only-named': updates,
  sequence: sequences,
  quota: (subject) => [
    mutant(subject, 'not-enforced', 'state', 'Creates beyond the quota are accepted.', (behaviour) => ({
      ...behaviour,
      quota: () => undefined,
    })),
    mutant(subject, 'one-more', 'state', 'One resource more than the quota is accepted.', (behaviour) => ({
      ...behaviour,
      quota: (request, living) => behaviour.quota(request, living - 1),
    })),
  ],
}

function isPromise(name: string): name is StatePromise {
  return Object.hasOwn(families, name)
}
