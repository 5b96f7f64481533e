/** Mutants that do not refuse at all what a documented error is for: signatures, clocks, rights, unknown things. */
import type { ErrorPromise, Trigger } from '../../model/spec.ts'
import type { Behaviour, Refusal, Request, Wrap } from '../behaviour.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Subject } from './subject.ts'

/** Faults after which the request can still be read, with what a careless server does about them. */
const careless: Readonly<Partial<Record<Trigger, string>>> = {
  'no-credentials': 'A call without credentials is accepted.',
  'unknown-key': 'A call with an unknown key or token is accepted.',
  'wrong-signature': 'The signature is not verified.',
  'malformed-authentication': 'A call whose authentication cannot be read is accepted.',
  'missing-clock': 'A call without a time is accepted.',
  'malformed-clock': 'A call with an unreadable time is accepted.',
  'expired-clock': 'A call from long ago is accepted.',
  'replayed-nonce': 'A call is accepted a second time.',
  'unknown-version': 'A call for an unknown version is accepted.',
  'missing-version': 'A call without a version is accepted.',
  'unknown-format': 'A call for an unknown format is accepted.',
  'wrong-method': 'A call with a wrong method is accepted.',
}

/** Whether a service could overlook what the error is for. */
export function isTolerable({ when }: ErrorPromise): boolean {
  return careless[when] !== undefined || when === 'unknown' || when === 'unprivileged' || when === 'other-account'
}

/** The mutants for an error that is about something other than a parameter's own value. */
export function tolerated(subject: Subject, promise: ErrorPromise): readonly Mutant[] {
  const { when } = promise
  if (when === 'unprivileged' || when === 'other-account') {
    const says =
      when === 'unprivileged' ? 'A caller without rights is served.' : 'A caller of another account is served.'
    return [
      mutant(
        subject,
        'served',
        'protocol',
        says,
        trusting(subject, when === 'unprivileged' ? 'unprivileged' : 'other'),
      ),
    ]
  }
  if (when === 'unknown')
    return [mutant(subject, 'accepted', 'state', 'What does not exist is accepted.', believing(subject, promise))]
  const says = careless[when]
  return says === undefined ? [] : [mutant(subject, 'accepted', 'protocol', says, overlooking(subject, when))]
}

function isMeant({ clause, operation }: Subject, name: string | undefined): boolean {
  return clause.operation === 'common' || name === operation.name
}

function overlooking(subject: Subject, trigger: string): Wrap {
  return (behaviour) => ({
    ...behaviour,
    faults(received, wire) {
      const faults = behaviour.faults(received, wire)
      return isMeant(subject, received.operation?.name) ? faults.filter((fault) => fault.trigger !== trigger) : faults
    },
  })
}

function trusting(subject: Subject, identity: Request['identity']): Wrap {
  return (behaviour) => ({
    ...behaviour,
    identify(received) {
      const known = behaviour.identify(received)
      return known === identity && isMeant(subject, received.operation?.name) ? 'main' : known
    },
    // Another account may not be told that a name is taken: it is served as if it were free.
    unique: (request) =>
      identity === 'other' && request.received.identity === 'other' && isMeant(subject, request.operation.name)
        ? undefined
        : behaviour.unique(request),
  })
}

/** What was there once is still refused: to find it again would be another promise. */
function believing(subject: Subject, promise: ErrorPromise): Wrap {
  return (behaviour: Behaviour) => {
    const gone = new Set<string>()
    const isBelieved = (request: Request, refusal: Refusal | undefined): boolean =>
      refusal?.trigger === 'unknown' &&
      isMeant(subject, request.operation.name) &&
      (promise.parameter === undefined || refusal.parameter === promise.parameter) &&
      !(typeof refusal.value === 'string' && gone.has(refusal.value))
    const unlessBelieved = (request: Request, refusal: Refusal | undefined) =>
      isBelieved(request, refusal) ? undefined : refusal
    return {
      ...behaviour,
      refer: (request) => unlessBelieved(request, behaviour.refer(request)),
      refuseBroken: (request, broken) => unlessBelieved(request, behaviour.refuseBroken(request, broken)),
      remove(request, resource) {
        gone.add(resource.id)
        behaviour.remove(request, resource)
      },
    }
  }
}
