/** Mutants of presence: absent, empty, null and blank values that are accepted, optional ones that are not. */
import type { Parameter } from '../../model/spec.ts'
import { accepting, refusing, text } from './parameter-wraps.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'

export const required: Family = (subject) => {
  const { parameter, typed } = subject
  // A part of a path can be neither absent nor empty: that is another path.
  if (parameter === undefined || parameter.in === 'path' || isOpen(subject)) return []
  const isTyped = typed && parameter.in === 'body'
  return [
    mutant(
      subject,
      'absent',
      'shallow',
      'It accepts a request without it.',
      accepting(subject, (value) => value === undefined, 'whole'),
    ),
    ...(isEmptyDue(parameter, isTyped)
      ? [
          mutant(
            subject,
            'empty',
            'boundary',
            'It accepts an empty text.',
            accepting(
              subject,
              text((value) => value === ''),
              'whole',
            ),
          ),
        ]
      : []),
    ...(isTyped && !parameter.nullable
      ? [
          mutant(
            subject,
            'null',
            'shallow',
            'It accepts null.',
            accepting(subject, (value) => value === null, 'whole'),
          ),
        ]
      : []),
    ...blank(subject),
  ]
}

/** Whether the documents leave open what a request without it is answered by. */
function isOpen({ operation, parameter }: Subject): boolean {
  return operation.open.some(({ try: attempt }) => {
    if (attempt.kind === 'omit') return attempt.parameter === parameter?.path
    const isHeader = attempt.kind === 'header' && attempt.value === null && parameter?.in === 'header'
    return isHeader && attempt.header.toLowerCase() === parameter.name.toLowerCase()
  })
}

/** Empty is absent where there are no types; where there are, it is a value like any other. */
function isEmptyDue(parameter: Parameter, isTyped: boolean): boolean {
  // An empty header is no header to many a server in between.
  if (parameter.in === 'header') return false
  const { prefix, first, values, length, type } = parameter
  const others = [prefix, first, values].filter((one) => one !== undefined).length
  const min = length?.min ?? 0
  if (isTyped) return type === 'string' && others + (min > 0 ? 1 : 0) > 1
  return type !== 'object' && type !== 'array' && !(min === 1 && others === 0)
}

function blank(subject: Subject) {
  const { parameter } = subject
  const isClosed = parameter?.alphabet !== undefined && !parameter.alphabet.includes(' ')
  if (!isClosed || parameter.in === 'header') return []
  return [
    mutant(
      subject,
      'blank',
      'boundary',
      'It accepts blanks alone.',
      accepting(
        subject,
        text((value) => value !== '' && value.trim() === ''),
        'whole',
      ),
    ),
  ]
}

export const optional: Family = (subject) => [
  mutant(
    subject,
    'present',
    'shallow',
    'It refuses a request that has it.',
    refusing(subject, () => true),
  ),
]
