/** Mutants of what every reply of a protocol promises: request ids, content type, envelope, format, signatures. */
import type { CommonPromise } from '../../model/spec.ts'
import type { Json } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import type { Behaviour, Received, Wrap } from '../behaviour.ts'
import { changedAt } from '../paths.ts'
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
      respondingJson((body) => leastOf(subject, body)),
    ),
    mutant(
      subject,
      'wrapped',
      'shallow',
      'The envelope of an error is wrapped in another.',
      respondingJson((body) => ({ response: body })),
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
  // Calls are sent so anyway: where this is broken, nothing succeeds at all.
  'parameters.query': () => [],
  'parameters.form': (subject) => [
    mutant(
      subject,
      'ignored',
      'protocol',
      'Parameters in a form are not read.',
      deaf((received) => received.encoding === 'form'),
    ),
  ],
  'authentication.scheme': scheme,
  'no-redirect': (subject) => [
    mutant(subject, 'to-login', 'protocol', 'An unknown caller is sent to another page.', redirecting),
  ],
}

function scheme(subject: Subject, { scheme: name }: CommonPromise): readonly Mutant[] {
  // The first scheme carries every call: where it is broken, nothing succeeds at all.
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

/** Changes the JSON of errors. */
function respondingJson(change: (body: Json) => Json): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond(answer, received, host) {
      const response = behaviour.respond(answer, received, host)
      return answer.kind === 'error' ? withJson(response, change) : response
    },
  })
}

/** The body without the field of its envelope that means least: neither code nor message nor request id. */
function leastOf({ spec }: Subject, body: Json): Json {
  for (const envelope of spec.envelopes) {
    const known = [envelope.code, envelope.message, envelope.requestId]
    const pointers = Object.keys(envelope.fields)
    const path = (pointers.find((pointer) => !known.includes(pointer)) ?? pointers.at(-1) ?? '')
      .slice(1)
      .replaceAll('/', '.')
    const changed = changedAt(body, path, () => undefined)
    if (path !== '' && isObject(body) && JSON.stringify(changed) !== JSON.stringify(body)) return changed
  }
  return body
}

function otherFormat(isMeant: (received: Received) => boolean, format: 'json' | 'xml'): Wrap {
  return (behaviour) => ({
    ...behaviour,
    respond: (answer, received, host) =>
      behaviour.respond(answer, isMeant(received) ? { ...received, format } : received, host),
  })
}

function deaf(isMeant: (received: Received) => boolean): Wrap {
  return (behaviour: Behaviour) => ({
    ...behaviour,
    understand: (request) => (isMeant(request.received) ? {} : behaviour.understand(request)),
  })
}

const redirecting: Wrap = (behaviour) => ({
  ...behaviour,
  respond(answer, received, host) {
    const response = behaviour.respond(answer, received, host)
    if (answer.kind !== 'error' || (answer.trigger !== 'unknown-key' && answer.trigger !== 'no-credentials'))
      return response
    return {
      status: 302,
      headers: [...without(response.headers, 'content-type'), ['Location', `http://${host}/login`]],
      body: new Uint8Array(0),
    }
  },
})
