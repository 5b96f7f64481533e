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
import type { Mutant } from './mutant.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'
import { tolerated } from './tolerance.ts'

/** Errors that a run never provokes: their promises are untested, and say so. */
const unprovoked: readonly Trigger[] = ['never-on-demand', 'throttled', 'quota']

export const errors: Family = (subject) => {
  const { clause, operation, spec } = subject
  const known = [...operation.errors, ...spec.errors]
  const promise = known.find((error) => errorName(error.name) === clause.name)
  if (promise === undefined || unprovoked.includes(promise.when)) return []
  return [
    ...codes(subject, promise),
    ...statuses(subject, promise),
    ...messages(subject, promise),
    ...tolerated(subject, promise),
  ]
}

function codes(subject: Subject, promise: ErrorPromise): readonly Mutant[] {
  const { code } = promise
  if (code === undefined) return []
  const isTemplate = /\{[^}]*\}/.test(code)
  return [
    spoiling(subject, promise, 'code', 'The code is spelled otherwise.', (answer) => ({
      ...answer,
      code: misspelt(answer.code ?? ''),
    })),
    isTemplate
      ? spoiling(subject, promise, 'code-without-name', 'The code does not name the parameter.', (answer) => ({
          ...answer,
          code: code.replaceAll(/\{[^}]*\}/g, ''),
        }))
      : spoiling(subject, promise, 'code-in-other-case', 'The code is in another case.', (answer) => ({
          ...answer,
          code: swapped(answer.code ?? ''),
        })),
  ].filter((one) => !code.includes('{*}') || !one.name.endsWith('code-without-name'))
}

/** Two neighbouring letters swapped, away from the end, where a template may leave the text open. */
function misspelt(code: string): string {
  const at = [...code].findIndex((letter, index) => index > 0 && index + 1 < code.length && letter !== code[index + 1])
  return at < 0 ? `${code}x` : `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`
}

function swapped(code: string): string {
  return code === code.toLowerCase() ? code.toUpperCase() : code.toLowerCase()
}

/** Never one that asks to slow down or to try again. */
const statusesToTry = [422, 409, 403, 400, 404]

function statuses(subject: Subject, promise: ErrorPromise): readonly Mutant[] {
  const wrong = statusesToTry.find((status) => !promise.status.includes(status)) ?? 418
  return [
    spoiling(subject, promise, 'status', `The status is ${wrong}.`, (answer) => ({ ...answer, status: wrong })),
    spoiling(subject, promise, 'inside-success', 'The error comes with status 200.', (answer) => ({
      ...answer,
      status: 200,
    })),
  ]
}

function messages(subject: Subject, promise: ErrorPromise): readonly Mutant[] {
  const template = promise.message?.[0]
  if (template === undefined) return []
  const isOpenAtEnd = template.endsWith('{*}')
  return [
    isOpenAtEnd
      ? spoiling(subject, promise, 'message', 'The message begins otherwise.', (answer) => ({
          ...answer,
          message: `Error: ${answer.message}`,
        }))
      : spoiling(subject, promise, 'message', 'The last character of the message is missing.', (answer) => ({
          ...answer,
          message: answer.message.slice(0, -1),
        })),
  ]
}

function spoiling(
  subject: Subject,
  promise: ErrorPromise,
  slug: string,
  breaks: string,
  spoil: (answer: ErrorAnswer) => ErrorAnswer,
): Mutant {
  return mutant(subject, slug, 'shallow', breaks, spoilt(subject, promise, spoil))
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
