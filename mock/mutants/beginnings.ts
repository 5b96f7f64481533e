/** Mutants of how a text begins: its prefix and its first character. */
import type { CharacterClass } from '../../model/spec.ts'
import { firstPattern } from '../validity/pattern.ts'
import { accepting, refusing, text } from './parameter-wraps.ts'
import type { Test } from './parameter-wraps.ts'
import { writerFor } from './subject.ts'
import type { Family } from './subject.ts'

export const prefix: Family = (subject) => {
  const prefixes = subject.parameter?.prefix ?? []
  const [usual] = prefixes
  const last = prefixes.length > 1 ? prefixes.at(-1) : undefined
  if (usual === undefined) return []
  const write = writerFor(subject)
  const stem = [...usual].slice(0, -1).join('')
  const accept = (test: (value: string) => boolean) => accepting(subject, text(test))
  const refuse = (test: (value: string) => boolean) => refusing(subject, text(test))
  const begins = (value: string): boolean => prefixes.some((one) => value.startsWith(one))
  const inOtherCase = (value: string): boolean =>
    prefixes.some((one) => value.toLowerCase().startsWith(one.toLowerCase()))
  const anywhere = (value: string): boolean => prefixes.some((one) => value.includes(one))
  const isDoubled = (value: string): boolean =>
    prefixes.some((one) => value.startsWith(one) && begins(value.slice(one.length)))
  return [
    write(
      'unchecked',
      'shallow',
      'It does not look at how the value begins.',
      accept((value) => value !== ''),
    ),
    write('other-case', 'boundary', 'It compares the prefix without regard to case.', accept(inOtherCase)),
    write('anywhere', 'boundary', 'It accepts the prefix anywhere in the value.', accept(anywhere)),
    ...(stem === ''
      ? []
      : [
          write(
            'no-separator',
            'boundary',
            `It accepts \`${stem}\` with anything behind it.`,
            accept((value) => value.startsWith(stem)),
          ),
        ]),
    ...(last === undefined
      ? []
      : [
          write(
            'one-refused',
            'boundary',
            `It refuses values that begin with \`${last}\`.`,
            refuse((value) => value.startsWith(last)),
          ),
        ]),
    write('doubled-refused', 'boundary', 'It refuses a value that has a prefix twice.', refuse(isDoubled)),
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
  const write = writerFor(subject)
  const wrong = beginners.filter(([, name]) => holds(alphabet, name) && !holds(allowed, name))
  // Names that a run makes up begin with lower-case letters: to refuse these would break every create.
  const right = beginners.filter(([, name]) => holds(allowed, name) && name !== 'lower')
  const unchecked = accepting(
    subject,
    text((value) => value !== ''),
  )
  return [
    write('unchecked', 'shallow', 'It does not look at the first character.', unchecked),
    ...wrong.map(([slug, name]) =>
      write(
        `${slug}-accepted`,
        'boundary',
        `It accepts \`${name}\` as the first character.`,
        accepting(subject, beginning(name)),
      ),
    ),
    ...right.map(([slug, name]) =>
      write(
        `${slug}-refused`,
        'boundary',
        `It refuses \`${name}\` as the first character.`,
        refusing(subject, beginning(name)),
      ),
    ),
  ]
}

function holds(classes: readonly CharacterClass[], name: CharacterClass): boolean {
  return classes.includes(name) || ((name === 'upper' || name === 'lower') && classes.includes('letter'))
}

function beginning(name: CharacterClass): Test {
  const pattern = new RegExp(firstPattern([name]), 'u')
  return text((value) => pattern.test(value))
}
