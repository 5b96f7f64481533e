/** Mutants of how a text begins: its prefix and its first character. */
import type { CharacterClass } from '../../model/spec.ts'
import { firstPattern } from '../validity/pattern.ts'
import type { Mutant } from './mutant.ts'
import { accepting, refusing, text } from './parameter-wraps.ts'
import { mutant } from './subject.ts'
import type { Family } from './subject.ts'

export const prefix: Family = (subject) => {
  const prefixes = subject.parameter?.prefix ?? []
  const [usual] = prefixes
  const last = prefixes.length > 1 ? prefixes.at(-1) : undefined
  if (usual === undefined) return []
  const stem = [...usual].slice(0, -1).join('')
  const inOtherCase = text((value) => prefixes.some((one) => value.toLowerCase().startsWith(one.toLowerCase())))
  return [
    mutant(
      subject,
      'unchecked',
      'shallow',
      'It does not look at how the value begins.',
      accepting(
        subject,
        text((value) => value !== ''),
      ),
    ),
    mutant(
      subject,
      'other-case',
      'boundary',
      'It compares the prefix without regard to case.',
      accepting(subject, inOtherCase),
    ),
    mutant(
      subject,
      'anywhere',
      'boundary',
      'It accepts the prefix anywhere in the value.',
      accepting(
        subject,
        text((value) => prefixes.some((one) => value.includes(one))),
      ),
    ),
    ...(stem === ''
      ? []
      : [
          mutant(
            subject,
            'no-separator',
            'boundary',
            `It accepts \`${stem}\` with anything behind it.`,
            accepting(
              subject,
              text((value) => value.startsWith(stem)),
            ),
          ),
        ]),
    ...(last === undefined
      ? []
      : [
          mutant(
            subject,
            'one-refused',
            'boundary',
            `It refuses values that begin with \`${last}\`.`,
            refusing(
              subject,
              text((value) => value.startsWith(last)),
            ),
          ),
        ]),
    mutant(
      subject,
      'doubled-refused',
      'boundary',
      'It refuses a value that has its prefix twice.',
      refusing(
        subject,
        text((value) => value.startsWith(usual + usual)),
      ),
    ),
  ]
}

const beginners: readonly (readonly [string, CharacterClass])[] = [
  ['digit', 'digit'],
  ['upper-case', 'upper'],
  ['lower-case', 'lower'],
  ['underscore', '_'],
  ['hyphen', '-'],
  ['han', 'han'],
]

export const first: Family = (subject) => {
  const { first: allowed = [], alphabet = [], prefix: prefixes } = subject.parameter ?? {}
  if (prefixes !== undefined) return []
  const holds = (classes: readonly CharacterClass[], name: CharacterClass): boolean =>
    classes.includes(name) || ((name === 'upper' || name === 'lower') && classes.includes('letter'))
  const begins = (name: CharacterClass) => {
    const pattern = new RegExp(firstPattern([name]), 'u')
    return text((value) => pattern.test(value))
  }
  const wrong = beginners.filter(([, name]) => holds(alphabet, name) && !holds(allowed, name))
  // Names that a run makes up begin with lower-case letters: to refuse these would break every create.
  const right = beginners.filter(([, name]) => holds(allowed, name) && name !== 'lower')
  return [
    mutant(
      subject,
      'unchecked',
      'shallow',
      'It does not look at the first character.',
      accepting(
        subject,
        text((value) => value !== ''),
      ),
    ),
    ...wrong.map(([slug, name]): Mutant =>
      mutant(
        subject,
        `${slug}-accepted`,
        'boundary',
        `It accepts a value that begins with class \`${name}\`.`,
        accepting(subject, begins(name)),
      ),
    ),
    ...right.map(([slug, name]): Mutant =>
      mutant(
        subject,
        `${slug}-refused`,
        'boundary',
        `It refuses a value that begins with class \`${name}\`.`,
        refusing(subject, begins(name)),
      ),
    ),
  ]
}
