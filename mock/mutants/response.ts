/** Mutants of reply fields: absent, null, of another type, in another form, wrapped, or not what was sent. */
import { flatFields } from '../../model/clauses/replies.ts'
import type { Json } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import type { Format, ResponseField } from '../../model/spec.ts'
import type { Wrap } from '../behaviour.ts'
import { changedAt } from '../paths.ts'
import { allParameters } from '../references.ts'
import { idInResource, pathInResource } from '../replies/scene.ts'
import { cut, escaped, isFreeText, isLong, isOpen } from './free-text.ts'
import type { Depth, Mutant } from './mutant.ts'
import { pick, writerFor } from './subject.ts'
import type { Family, Subject } from './subject.ts'

type Change = (value: Json | undefined) => Json | undefined

type Way = readonly [suits: boolean, slug: string, depth: Depth, breaks: string, change: Change]

export const response: Family = (subject) => {
  const path = subject.clause.name.slice('response.'.length)
  const field = flatFields(subject.operation.success.fields).find((one) => one.path === path)
  if (field === undefined) return []
  const write = writerFor(subject)
  const ways = isReferred(subject, field)
    ? losses(field)
    : [...shapes(subject, field), ...contents(field), ...echoes(subject, field)]
  return ways
    .filter(([suits]) => suits)
    .map(([, slug, depth, breaks, change]): Mutant => write(slug, depth, breaks, changingField(subject, field, change)))
}

/** Whether other promises hang on the field: as the id of the resource, or as part of a text that is made of it. */
function isReferred({ operation, spec }: Subject, { name, path }: ResponseField): boolean {
  const lifeCycle = spec.resource
  const isId = lifeCycle?.id.from === 'reply' && pathInResource(lifeCycle, path) === idInResource(lifeCycle)
  return isId || flatFields(operation.success.fields).some(({ template }) => template?.includes(`{${name}}`) === true)
}

/** What is not there misleads nobody. */
function losses(field: ResponseField): readonly Way[] {
  return [
    [!field.optional, 'absent', 'shallow', 'The field is left out.', () => undefined],
    [!field.nullable, 'null', 'shallow', 'The field is null.', (value) => (value === undefined ? undefined : null)],
  ]
}

/** Ways to spoil any field: they are much the same to find, and fields are many, so each has one of them in turn. */
function shapes({ spec }: Subject, field: ResponseField): readonly Way[] {
  const holdsOthers = field.properties !== undefined || field.items !== undefined
  // Where every reply promises a request id, one that cannot be read would break that promise as well.
  if (field.format === 'request-id' && spec.common.some((common) => common.promise === 'request-id.present')) return []
  const present =
    (change: (value: Json) => Json): Change =>
    (value) =>
      value === undefined ? undefined : change(value)
  const ways: readonly Way[] = [
    [!field.optional, 'absent', 'shallow', 'The field is left out.', () => undefined],
    [!field.nullable && !holdsOthers, 'null', 'shallow', 'The field is null.', present(() => null)],
    [true, 'mistyped', 'shallow', 'The field is of another type.', present((value) => otherType(field, value))],
    [!holdsOthers, 'wrapped', 'shallow', 'The field is wrapped in a list.', present((value) => [value])],
  ]
  const suitable = ways.filter(([suits]) => suits)
  const turn = pick(field.path, suitable)
  return turn === undefined ? [] : [turn]
}

function otherType(field: ResponseField, value: Json): Json {
  if (field.type === 'string') return 12
  return typeof value === 'object' ? 'none' : `is ${JSON.stringify(value)}`
}

function contents({ format, values, template }: ResponseField): readonly Way[] {
  const spoilt = format === undefined ? unchanged : spoiltForms[format]
  const isText = values?.some((value) => typeof value === 'string') === true
  return [
    [format !== undefined, 'other-form', 'shallow', 'The field has another form than the documented one.', spoilt],
    [isText, 'other-value', 'shallow', 'The field has a value that is not listed.', onText((text) => `${text}_2`)],
    [template !== undefined, 'other-template', 'shallow', 'The field is made otherwise.', onText((text) => `x${text}`)],
  ]
}

const unchanged: Change = (value) => value

const spoiltForms: Readonly<Record<Format, Change>> = {
  'request-id': onText((id) => id.replaceAll('-', '')),
  'hex-32': onText((id) => id.slice(0, 31)),
  'epoch-milliseconds': (time) => (typeof time === 'number' ? Math.floor(time / 1000) : time),
  'utc-seconds': onText((time) => time.replace('Z', '.000Z')),
  url: onText((url) => url.replace(/^https?:\/\//, '')),
  'host-name': onText((host) => `${host}/`),
}

function onText(change: (text: string) => string): Change {
  return (value) => (typeof value === 'string' ? change(value) : value)
}

function echoes({ operation, spec }: Subject, { echo, format }: ResponseField): readonly Way[] {
  const sent = allParameters(operation.parameters).find((parameter) => parameter.path === echo)
  const isFree = sent !== undefined && isFreeText(sent) && spec.resource?.name !== echo
  const other: Change = (value) => (typeof value === 'number' ? value + 1 : onText((text) => `${text}0`)(value))
  return [
    [echo !== undefined && format === undefined, 'not-as-sent', 'shallow', 'The field is not what was sent.', other],
    [
      isFree && !isOpen(operation, sent, '&'),
      'escaped',
      'data',
      'An `&` in the field comes back as `&amp;`.',
      onText(escaped),
    ],
    [isFree && isLong(sent), 'cut', 'data', 'The field is cut after 100 characters.', onText(cut)],
  ]
}

/** Changes a field in every success of the clause's operation. */
export function changingField({ operation }: Subject, field: ResponseField, change: Change): Wrap {
  return (behaviour) => ({
    ...behaviour,
    answer(answer, received) {
      const below = behaviour.answer(answer, received)
      if (below.kind === 'error' || below.operation.name !== operation.name || !isObject(below.body)) return below
      // The protocol would put a request id that is missing back in its place.
      const spared = field.format === 'request-id' ? { requestId: '' } : {}
      return { ...below, body: changedAt(below.body, field.path, change), ...spared }
    },
  })
}
