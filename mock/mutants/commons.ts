/** Mutants of what every reply of a protocol promises: request ids, content type, envelope, format, signatures. */
import type { ClauseId } from '../../model/clause.ts'
import { clauseId } from '../../model/clauses/identity.ts'
import type { CommonPromise, Spec } from '../../model/spec.ts'
import type { Json } from '../../model/json.ts'
import type { Received, Wrap } from '../behaviour.ts'
import { changedAt, valueAt } from '../paths.ts'
import { withJson, without } from '../replies/wire.ts'
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'

export const common: Family = (subject) => {
  const promise = subject.spec.common.find(
    (one) => (one.scheme === undefined ? one.promise : `authentication.${one.scheme}`) === subject.clause.name,
  )
  return promise === undefined ? [] : families[promise.promise](subject, promise)
}

const families: Readonly<
  Record<CommonPromise['promise'], (subject: Subject, promise: CommonPromise) => readonly Mutant[]>
> = {
  'request-id.present': (subject) => [
    mutant(subject, 'absent', 'shallow', 'Errors carry no request id.', withoutRequestId),
  ],
  'request-id.fresh': (subject) => [
    mutant(subject, 'constant', 'shallow', 'Every reply carries the same request id.', constantRequestId),
  ],
  'content-type': (subject) => [
    mutant(subject, 'plain', 'shallow', 'The content type is text/plain.', contentType('text/plain')),
    mutant(subject, 'absent', 'shallow', 'There is no content type.', contentType(undefined)),
    mutant(
      subject,
      'plain-for-errors',
      'shallow',
      'The content type of errors is text/html.',
      contentType('text/html', 'error'),
    ),
  ],
  envelope: (subject) => [
    mutant(
      subject,
      'field-absent',
      'shallow',
      'An error lacks a field of its envelope.',
      changingLeast(subject, () => undefined),
    ),
    mutant(
      subject,
      'field-empty',
      'shallow',
      'A field of the envelope of an error is empty.',
      changingLeast(subject, () => ''),
    ),
  ],
  'format.json': (subject) => [
    mutant(
      subject,
      'other',
      'protocol',
      'A call for JSON is answered in XML.',
      otherFormat((received) => received.formatAsked !== false && received.format === 'json', 'xml'),
    ),
  ],
  'format.xml': (subject) => [
    mutant(
      subject,
      'other',
      'protocol',
      'A call for XML is answered in JSON.',
      otherFormat((received) => received.formatAsked !== false && received.format === 'xml', 'json'),
    ),
  ],
  'format.default': (subject, { format = 'json' }) => [
    mutant(
      subject,
      'other',
      'protocol',
      'A call for no format is answered in the other one.',
      otherFormat((received) => received.formatAsked === false, format === 'json' ? 'xml' : 'json'),
    ),
  ],
  'parameters.query': () => [],
  'parameters.form': (subject) => [
    mutant(subject, 'refused', 'protocol', 'A call with parameters in a form is refused.', formless),
  ],
  'authentication.scheme': scheme,
  'no-redirect': (subject) => [
    mutant(subject, 'to-login', 'protocol', 'An unknown caller is sent to another page.', redirecting),
  ],
}

/** Promises that every call relies on: where they are broken nothing succeeds at all, so that they have no mutants. */
export function reliedOn(spec: Spec): ReadonlySet<ClauseId> {
  const [first] = spec.authentication
  const names = ['parameters.query', ...(first === undefined ? [] : [`authentication.${first.scheme}`])]
  return new Set(names.map((name) => clauseId(spec.service, 'common', name)))
}

function scheme(subject: Subject, { scheme: name }: CommonPromise): readonly Mutant[] {
  if (name === undefined || subject.spec.authentication[0]?.scheme === name) return []
  const refused: Wrap = (behaviour) => ({
    ...behaviour,
    faults(received, wire) {
      const faults = behaviour.faults(received, wire)
      return received.scheme === name && faults.length === 0 ? [{ trigger: 'wrong-signature' }] : faults
    },
  })
  return [mutant(subject, 'refused', 'protocol', `Calls signed with ${name} are refused.`, refused)]
}

const withoutRequestId: Wrap = (behaviour) => ({
  ...behaviour,
  answer(answer, received) {
    const below = behaviour.answer(answer, received)
    const isField =
      below.kind === 'success' && below.operation.success.fields.some((field) => field.format === 'request-id')
    return isField ? below : { ...below, requestId: '' }
  },
})

const constantRequestId: Wrap = (behaviour) => {
  const only = behaviour.requestId()
  return { ...behaviour, requestId: () => only }
}

function contentType(type: string | undefined, kind?: 'error'): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond(answer, received, host) {
      const response = behaviour.respond(answer, received, host)
      if (response.body.length === 0 || (kind !== undefined && answer.kind !== kind)) return response
      const others = without(response.headers, 'content-type')
      return { ...response, headers: type === undefined ? others : [...others, ['Content-Type', type]] }
    },
  })
}

/** Changes the field of an envelope that means least: neither code nor message nor request id, where there is one. */
function changingLeast({ spec }: Subject, change: () => Json | undefined): Wrap {
  const paths = spec.envelopes.flatMap(({ code, message, requestId, fields }) => {
    const pointers = Object.keys(fields)
    const least = pointers.find((pointer) => ![code, message, requestId].includes(pointer)) ?? pointers.at(-1)
    return least === undefined ? [] : [least.slice(1).replaceAll('/', '.')]
  })
  return (behaviour) => ({
    ...behaviour,
    respond(answer, received, host) {
      const response = behaviour.respond(answer, received, host)
      if (answer.kind !== 'error') return response
      return withJson(response, (body) => {
        const path = paths.find((one) => valueAt(body, one) !== undefined)
        return path === undefined ? body : changedAt(body, path, change)
      })
    },
  })
}

function otherFormat(isMeant: (received: Received) => boolean, format: 'json' | 'xml'): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond: (answer, received, host) =>
      behaviour.respond(answer, isMeant(received) ? { ...received, format } : received, host),
  })
}

const formless: Wrap = (behaviour) => ({
  ...behaviour,
  faults(received, wire) {
    const faults = behaviour.faults(received, wire)
    const isForm = received.encoding === 'form' || received.encoding === 'both'
    return isForm && faults.length === 0 ? [{ trigger: 'wrong-content-type' }] : faults
  },
})

const redirecting: Wrap = (behaviour) => ({
  ...behaviour,
  respond(answer, received, host) {
    const response = behaviour.respond(answer, received, host)
    if (answer.kind !== 'error' || answer.trigger !== 'unknown-key') return response
    return { ...response, status: 302, headers: [...response.headers, ['Location', `http://${host}/login`]] }
  },
})
