/**
 * Mutants of documented errors: another code, status or message, an error inside a success, no error at all.
 *
 * Where the documents allow several errors for one fault, the mutant gives the one that it spoils: a promise about
 * an error that the mock never gives could not be seen to break.
 */
import { errorName } from '../../model/clauses/identity.ts'
import type { ErrorPromise, Trigger } from '../../model/spec.ts'
import type { ErrorAnswer, Wrap } from '../behaviour.ts'
import { candidates, documented } from '../errors.ts'
import { pick, writerFor } from './subject.ts'
import type { Family, Subject } from './subject.ts'
import { tolerated } from './tolerance.ts'

/** Errors that a run never provokes: their promises are untested, and say so. */
const unprovoked: readonly Trigger[] = ['never-on-demand', 'throttled', 'quota']

export const errors: Family = (subject) => {
  const { clause, operation, spec } = subject
  const promise = [...operation.errors, ...spec.errors].find((error) => errorName(error.name) === clause.name)
  if (promise === undefined || unprovoked.includes(promise.when)) return []
  const ways = [...codes(promise), ...statuses(promise), ...messages(promise)]
  // What is promised once for all operations is broken in one way for each of them.
  const isShared = clause.operation !== 'common' && !operation.errors.includes(promise)
  const turn = pick(clause.id, ways)
  const chosen = isShared && turn !== undefined ? [turn] : ways
  const write = writerFor(subject)
  return [
    ...chosen.map(([slug, breaks, spoil]) => write(slug, 'shallow', breaks, spoilt(subject, promise, spoil))),
    ...tolerated(subject, promise),
  ]
}

type Spoil = (answer: ErrorAnswer) => ErrorAnswer

type Way = readonly [slug: string, breaks: string, spoil: Spoil]

function codes({ code }: ErrorPromise): readonly Way[] {
  if (code === undefined) return []
  const bare = code.replaceAll(/\{[^}]*\}/g, '')
  const misspelling: Way = [
    'code',
    'The code is spelled otherwise.',
    (answer) => ({ ...answer, code: misspelt(answer.code ?? '') }),
  ]
  const nameless: Way = [
    'code-without-name',
    'The code does not name the parameter.',
    (answer) => ({ ...answer, code: bare }),
  ]
  const otherCase: Way = [
    'code-in-other-case',
    'The code is in another case.',
    (answer) => ({ ...answer, code: swapped(answer.code ?? '') }),
  ]
  // Where any text may follow, none may too.
  return [misspelling, code.includes('{parameter}') ? nameless : otherCase]
}

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

function statuses(promise: ErrorPromise): readonly Way[] {
  const wrong = statusesToTry.find((status) => !promise.status.includes(status)) ?? 418
  return [
    ['status', `The status is ${wrong}.`, (answer) => ({ ...answer, status: wrong })],
    ['inside-success', 'The error comes with status 200.', (answer) => ({ ...answer, status: 200 })],
  ]
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

/** Answers by this error wherever the documents allow it, and spoils it. */
export function spoilt(
  { spec, operation, clause }: Subject,
  promise: ErrorPromise,
  spoil: (answer: ErrorAnswer) => ErrorAnswer,
): Wrap {
  return (behaviour) => ({
    ...behaviour,
    error(refusal, about) {
      const isMeant = clause.operation === 'common' || about.operation?.name === operation.name
      const isAllowed = isMeant && candidates(spec, about.operation, refusal).some((one) => one.name === promise.name)
      return isAllowed ? spoil(documented(promise, refusal, about)) : behaviour.error(refusal, about)
    },
  })
}
