/** Mutants of types and of closed sets of values. */
import type { Json } from '../../model/json.ts'
import { isObject } from '../../model/json.ts'
import { accepting, refusing, text } from './parameter-wraps.ts'
import { mutant } from './subject.ts'
import type { Family } from './subject.ts'

const kinds = ['text', 'number', 'boolean', 'list', 'object'] as const

function kindOf(value: Json | undefined): (typeof kinds)[number] | undefined {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (Array.isArray(value)) return 'list'
  return isObject(value) ? 'object' : undefined
}

const own = { string: 'text', integer: 'number', boolean: 'boolean', array: 'list', object: 'object' } as const

export const type: Family = (subject) => {
  const { parameter, typed } = subject
  if (parameter === undefined) return []
  if (!typed || parameter.in !== 'body') {
    const isFraction = text((value) => /^-?\d+\.\d+$/.test(value))
    return [
      mutant(
        subject,
        'words',
        'shallow',
        'It accepts words.',
        accepting(
          subject,
          text((value) => /^[a-z]+$/i.test(value)),
          'whole',
        ),
      ),
      ...(parameter.type === 'integer'
        ? [mutant(subject, 'fraction', 'boundary', 'It accepts a fraction.', accepting(subject, isFraction, 'whole'))]
        : []),
    ]
  }
  const wrong = kinds.filter((kind) => kind !== own[parameter.type])
  return wrong.map((kind) =>
    mutant(
      subject,
      kind,
      'shallow',
      `It accepts a ${kind} in place of a ${own[parameter.type]}.`,
      accepting(subject, (value) => kindOf(value) === kind, 'whole'),
    ),
  )
}

export const values: Family = (subject) => {
  const listed = subject.parameter?.values ?? []
  const texts = listed.filter((value) => typeof value === 'string')
  // A run sends the first of them wherever any will do.
  const last = texts.at(-1)
  const inOtherCase = text((value) => texts.some((one) => one.toLowerCase() === value.toLowerCase()))
  return [
    mutant(
      subject,
      'any',
      'shallow',
      'It accepts any value.',
      accepting(subject, () => true),
    ),
    ...(texts.length > 0
      ? [
          mutant(
            subject,
            'other-case',
            'boundary',
            'It compares without regard to case.',
            accepting(subject, inOtherCase),
          ),
        ]
      : []),
    ...(texts.length > 1 && last !== undefined
      ? [
          mutant(
            subject,
            'one-refused',
            'boundary',
            `It refuses \`${last}\`.`,
            refusing(subject, (value) => value === last),
          ),
        ]
      : []),
  ]
}
