/** Mutants of ranges of numbers and of the number of items: one off in either direction, or no bound at all. */
import type { Json } from '../../model/json.ts'
import { accepting, refusing } from './parameter-wraps.ts'
import type { Test } from './parameter-wraps.ts'
import { writerFor } from './subject.ts'
import type { Family, Subject } from './subject.ts'

const number =
  (test: (value: number) => boolean): Test =>
  (value) =>
    typeof value === 'number' && test(value)

/** A whole run asks for pages of the usual size: to refuse these would break every list, and not a bound. */
function isPaging({ spec, parameter }: Subject): boolean {
  const pages = spec.resource?.pages
  return pages !== undefined && (pages.number === parameter?.path || pages.size === parameter?.path)
}

export const least: Family = (subject) => {
  const min = subject.parameter?.range?.min
  if (min === undefined) return []
  const write = writerFor(subject)
  const below = number((value) => value === min - 1)
  const atMin = number((value) => value === min)
  return [
    write('one-less', 'boundary', `It accepts ${min - 1}.`, accepting(subject, below)),
    write(
      'unbounded',
      'shallow',
      'It accepts any number, however small.',
      accepting(subject, () => true),
    ),
    ...(isPaging(subject) ? [] : [write('one-more', 'boundary', `It refuses ${min}.`, refusing(subject, atMin))]),
  ]
}

export const greatest: Family = (subject) => {
  const max = subject.parameter?.range?.max
  if (max === undefined) return []
  const write = writerFor(subject)
  const above = number((value) => value === max + 1)
  const atMax = number((value) => value === max)
  return [
    write('one-more', 'boundary', `It accepts ${max + 1}.`, accepting(subject, above)),
    write(
      'unbounded',
      'shallow',
      'It accepts any number, however large.',
      accepting(subject, () => true),
    ),
    ...(isPaging(subject) ? [] : [write('one-less', 'boundary', `It refuses ${max}.`, refusing(subject, atMax))]),
  ]
}

export const items: Family = (subject) => {
  const max = subject.parameter?.maxItems
  if (max === undefined) return []
  const write = writerFor(subject)
  const holds = (count: number) => (value: Json | undefined) => Array.isArray(value) && value.length === count
  return [
    write('one-more', 'boundary', `It accepts ${max + 1} items.`, accepting(subject, holds(max + 1))),
    write('one-less', 'boundary', `It refuses ${max} items.`, refusing(subject, holds(max))),
    write(
      'unbounded',
      'shallow',
      'It accepts any number of items.',
      accepting(subject, () => true),
    ),
  ]
}
