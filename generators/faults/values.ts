/** Faults of `values`: neighbours of what is listed, which break no other constraint. */
import type { FaultClass } from '../classes.ts'
import { brokenText } from '../fits.ts'
import type { Subject } from '../subject.ts'
import { isTyped, turn } from '../terms.ts'
import { fixedFault, isSendable } from './fault.ts'

export function valuesFaults(subject: Subject): readonly FaultClass[] {
  const { values } = subject.parameter
  if (values === undefined || values.length === 0) return []
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  return [...textFaults(subject, texts), ...numberFaults(subject, numbers), ...otherBoolean(subject)]
}

function textFaults(subject: Subject, values: readonly string[]): readonly FaultClass[] {
  const value = turn(values, subject.terms)
  if (value === undefined) return []
  const swapped = value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase()
  const end = [...value].at(-1) ?? ''
  const neighbours = {
    'other-case': swapped,
    unknown: 'unknown',
    'one-more': value + end,
    'one-less': [...value].slice(0, -1).join(''),
    'trailing-space': `${value} `,
    ...(isTyped(subject.parameter, subject.terms) && !subject.parameter.required ? { empty: '' } : {}),
  }
  const isFault = (name: string, text: string) =>
    !subject.open.values.has(JSON.stringify(text)) &&
    !values.includes(text) &&
    (text !== '' || name === 'empty') &&
    brokenText(subject, text).length === 0 &&
    isSendable(subject, text)
  return Object.entries(neighbours)
    .filter(([name, text]) => isFault(name, text))
    .map(([name, text]) => fixedFault(subject, 'values', `values.${name}`, text))
}

function numberFaults(subject: Subject, values: readonly number[]): readonly FaultClass[] {
  if (values.length === 0) return []
  const { min = -Infinity, max = Infinity } = subject.parameter.range ?? {}
  const neighbours = { 'one-below': Math.min(...values) - 1, 'one-above': Math.max(...values) + 1 }
  return Object.entries(neighbours)
    .filter(([, value]) => value >= min && value <= max)
    .map(([name, value]) => fixedFault(subject, 'values', `values.${name}`, value))
}

function otherBoolean(subject: Subject): readonly FaultClass[] {
  const [only, ...more] = subject.parameter.values ?? []
  return typeof only === 'boolean' && more.length === 0 ? [fixedFault(subject, 'values', 'values.other', !only)] : []
}
