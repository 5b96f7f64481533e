/** Questions that put a text into a value: whether it is there, and the value without it. */
import { isObject, type JsonObject } from '../../model/json.ts'
import type { Attempt, Operation } from '../../model/spec.ts'
import type { Wrap } from '../behaviour.ts'
import { changedAt, valueAt } from '../paths.ts'
import { allParameters } from '../references.ts'

type Insertion = Extract<Attempt, { readonly kind: 'insert' }>

/** Whether one of the texts stands where the question puts it. */
export function isInserted(attempt: Insertion, input: JsonObject): boolean {
  const value = valueAt(input, attempt.parameter)
  return typeof value === 'string' && attempt.texts.some((text) => holds(value, text, attempt.at))
}

/** Nothing is put before or after a value that holds nothing else. */
function holds(value: string, text: string, at: Insertion['at']): boolean {
  if (at !== undefined && value.replaceAll(text, '') === '') return false
  if (at === 'start') return value.startsWith(text)
  return at === 'end' ? value.endsWith(text) : value.includes(text)
}

/** A body that is no UTF-8 is refused before anything in it is read, unless the question is what becomes of one. */
export function toleratingBytes(operation: Operation, attempt: Insertion): Wrap {
  return (behaviour) => ({
    ...behaviour,
    faults(received, wire) {
      const faults = behaviour.faults(received, wire)
      if (received.operation?.name !== operation.name || !isInserted(attempt, received.input)) return faults
      return faults.filter(({ trigger }) => trigger !== 'malformed-body')
    },
  })
}

/** The input with the questionable text replaced by as many characters that nobody questions, or cut off where it stands at an edge. */
export function plainly(operation: Operation, attempt: Insertion, input: JsonObject): JsonObject {
  const alphabet = allParameters(operation.parameters).find((parameter) => parameter.path === attempt.parameter)
    ?.alphabet ?? ['letter']
  const filler =
    alphabet.includes('letter') || alphabet.includes('lower')
      ? 'a'
      : alphabet.includes('upper')
        ? 'A'
        : alphabet.includes('digit')
          ? '0'
          : 'a'
  const plain = (value: string, text: string): string => {
    if (attempt.at === undefined) return value.replaceAll(text, filler.repeat([...text].length))
    if (!holds(value, text, attempt.at)) return value
    return attempt.at === 'start' ? value.slice(text.length) : value.slice(0, -text.length)
  }
  const changed = changedAt(input, attempt.parameter, (value) =>
    typeof value === 'string' ? attempt.texts.reduce(plain, value) : value,
  )
  return isObject(changed) ? changed : input
}
