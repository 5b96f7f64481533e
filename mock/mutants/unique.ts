/** Mutants of uniqueness: a second resource of the same name is accepted. */
import type { Behaviour, Request } from '../behaviour.ts'
import { valueAt } from '../paths.ts'
import type { Resource } from '../store.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'

export const unique: Family = (subject) => {
  const { operation, parameter, spec } = subject
  if (parameter === undefined) return []
  const isMeant = (request: Request): boolean => request.operation.name === operation.name
  // Where the name is the id, a second one of it cannot be told from the first, so the first is taken for it.
  const isId = spec.resource?.id.from === 'input'
  return [
    mutant(subject, 'not-checked', 'state', 'It accepts a second one of the same value.', (behaviour) => ({
      ...behaviour,
      unique: (request) => (isMeant(request) ? undefined : behaviour.unique(request)),
      create(request) {
        const first = isMeant(request) && isId ? taken(subject, behaviour, request) : undefined
        return first ?? behaviour.create(request)
      },
    })),
  ]
}

/** The resource that has the request's value already. */
function taken({ parameter }: Subject, behaviour: Behaviour, request: Request): Resource | undefined {
  const path = parameter?.path
  const value = path === undefined ? undefined : valueAt(request.input, path)
  return value === undefined || path === undefined
    ? undefined
    : behaviour.everything(request).find((one) => valueAt(one.input, path) === value)
}
