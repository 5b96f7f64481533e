/**
 * Mutants of documented errors: another code, status or message, an error inside a success, no error at all.
 *
 * Where the documents allow several errors for one fault, the mutant gives the one that it spoils: a promise about
 * an error that the mock never gives could not be seen to break.
 */
import { errorName } from '../../model/clauses/identity.ts'
import type { ErrorPromise, Parameter, Trigger } from '../../model/spec.ts'
import type { ErrorAnswer, Wrap } from '../behaviour.ts'
import { candidates, documented, errorsFor } from '../errors.ts'
import { allParameters } from '../references.ts'
import { pick, writerFor } from './subject.ts'
import type { Family, Subject } from './subject.ts'
import { isTolerable, tolerated } from './tolerance.ts'

/** Errors that a run never provokes: their promises are untested, and say so. */
const unprovoked: readonly Trigger[] = ['never-on-demand', 'throttled', 'quota']

export const errors: Family = (subject) => {
  const { clause, operation, spec } = subject
  const promise = [...operation.errors, ...spec.errors].find((error) => errorName(error.name) === clause.name)
  if (promise === undefined || !isProvoked(subject, promise)) return []
  const siblings = siblingsOf(subject, promise)
  const ways = [...codes(subject, promise, siblings), ...statuses(promise, siblings), ...messages(promise)]
  // What is promised once for all operations is broken in one way for each of them.
  const isShared = clause.operation !== 'common' && !operation.errors.includes(promise)
  const turn = pick(clause.id, ways)
  const chosen = isShared && turn !== undefined ? [turn] : ways
  const write = writerFor(subject)
  return [
    ...chosen.map(([slug, breaks, spoil]) => write(slug, 'shallow', breaks, spoilt(subject, promise, spoil))),
    ...(isSpeaker(subject, promise, siblings) ? tolerated(subject, promise) : []),
  ]
}

function isProvoked({ operation, clause }: Subject, { name, when }: ErrorPromise): boolean {
  if (when !== 'invalid' || clause.operation === 'common') return !unprovoked.includes(when)
  return allParameters(operation.parameters).some(
    (one) => (one.refused.includes(name) && hasRule(one)) || (one.required && one.absent.includes(name)),
  )
}

/** Whether there is a value that breaks a rule; any text may be the id of something. */
function hasRule({
  alphabet,
  first,
  in: place,
  length,
  maxItems,
  prefix,
  range,
  refers,
  setting,
  type,
  values,
}: Parameter): boolean {
  const rules = [alphabet, first, length, maxItems, prefix, range, values]
  if (rules.some((rule) => rule !== undefined)) return true
  return refers === undefined && setting === undefined && (place === 'body' || type === 'integer' || type === 'boolean')
}

/** Other errors that may answer the same fault. */
function siblingsOf({ operation, spec }: Subject, promise: ErrorPromise): readonly ErrorPromise[] {
  return errorsFor(spec, operation, promise.when, promise.parameter).filter((error) => error.name !== promise.name)
}

/** What breaks all of them at once is told of one: of the one that promises least, else of the first. */
function isSpeaker({ operation, spec }: Subject, promise: ErrorPromise, siblings: readonly ErrorPromise[]): boolean {
  if (promise.code === undefined) return true
  if (siblings.some((error) => error.code === undefined)) return false
  const order = [...operation.errors, ...spec.errors]
  return siblings.every((error) => order.indexOf(error) > order.indexOf(promise))
}

export type Spoil = (answer: ErrorAnswer) => ErrorAnswer

type Way = readonly [slug: string, breaks: string, spoil: Spoil]

/** Where another code would do as well, a wrong one cannot be told from it, or is told of all of them. */
function codes(
  { operation }: Subject,
  { name, code, when }: ErrorPromise,
  siblings: readonly ErrorPromise[],
): readonly Way[] {
  const isOneOfSeveral = allParameters(operation.parameters).some(({ refused, absent }) =>
    [refused, absent].some((names) => names.length > 1 && names.includes(name)),
  )
  if (code === undefined || siblings.length > 0 || isOneOfSeveral) return []
  const bare = code.replaceAll(/\{[^}]*\}/g, '')
  const misspelling: Spoil = (answer) => ({ ...answer, code: misspelt(answer.code ?? '') })
  const nameless: Spoil = (answer) => ({ ...answer, code: bare })
  const otherCase: Spoil = (answer) => ({ ...answer, code: swapped(answer.code ?? '') })
  return [
    ['code', 'The code is spelled otherwise.', misspelling],
    code.includes('{parameter}')
      ? ['code-without-name', 'The code does not name the parameter.', nameless]
      : ['code-in-other-case', 'The code is in another case.', otherCase],
    ...(aboutValues.includes(when)
      ? []
      : [['inside-success', 'The error comes with status 200.', inside] satisfies Way]),
  ]
}

/** A success in place of these is told of the constraint. */
const aboutValues: readonly Trigger[] = ['invalid', 'missing', 'duplicate']

const inside: Spoil = (answer) => ({ ...answer, status: 200 })

/** Two neighbouring letters swapped, as near to the beginning as they differ. */
function misspelt(code: string): string {
  const at = [...code].findIndex((letter, index) => index > 0 && index + 1 < code.length && letter !== code[index + 1])
  return at < 0 ? `${code}x` : `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`
}

function swapped(code: string): string {
  return code === code.toLowerCase() ? code.toUpperCase() : code.toLowerCase()
}

/** Never one that asks to slow down or to try again. */
const statusesToTry = [422, 409, 403, 400, 404]

/** A wrong status that those which promise no code would take, so that only this one is broken. */
function statuses(promise: ErrorPromise, siblings: readonly ErrorPromise[]): readonly Way[] {
  const codeless = siblings.filter((error) => error.code === undefined)
  if (promise.code === undefined && siblings.length > 0) {
    return isTolerable(promise) ? [] : [['inside-success', 'The error comes with status 200.', inside]]
  }
  const wrong = statusesToTry.find(
    (status) => !promise.status.includes(status) && codeless.every((error) => error.status.includes(status)),
  )
  if (wrong === undefined) return []
  return [['status', `The status is ${wrong}.`, (answer) => ({ ...answer, status: wrong })]]
}

function messages({ message }: ErrorPromise): readonly Way[] {
  const [template] = message ?? []
  if (template === undefined) return []
  if (!template.endsWith('{*}')) {
    const cut: Spoil = (answer) => ({ ...answer, message: answer.message.slice(0, -1) })
    return [['message', 'The last character of the message is missing.', cut]]
  }
  return [
    ['message', 'The message begins otherwise.', (answer) => ({ ...answer, message: `Error: ${answer.message}` })],
  ]
}

/** Answers by this error where it is due, also when others are due as well, and spoils it. */
export function spoilt({ spec, operation, clause }: Subject, promise: ErrorPromise, spoil: Spoil): Wrap {
  return (behaviour) => ({
    ...behaviour,
    error(refusal, about) {
      const isMeant = clause.operation === 'common' || about.operation?.name === operation.name
      const allowed = isMeant ? candidates(spec, about.operation, refusal) : []
      const isDue =
        allowed[0]?.name === promise.name ||
        (refusal.trigger === promise.when && allowed.some((error) => error.name === promise.name))
      if (!isDue) return behaviour.error(refusal, about)
      // An answer without any code could break more than this promise.
      const coded = promise.code === undefined ? allowed.find((error) => error.code !== undefined) : undefined
      return spoil(documented(coded ?? promise, refusal, about))
    },
  })
}
