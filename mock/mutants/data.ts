/** Mutants that hang on the value: most requests are answered rightly, some patterns are not. */
import { isFreeText, isOpen } from './free-text.ts'
import type { Mutant } from './mutant.ts'
import { lengthOf, refusing, rest, text } from './parameter-wraps.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'

/** Patterns inside an alphabet, each with the classes that it needs. */
const patterns: readonly (readonly [slug: string, says: string, needs: readonly string[], pattern: RegExp])[] = [
  ['two-marks', 'two punctuation marks in a row', ['mark'], /[^\p{L}\p{N}]{2}/u],
  ['upper-case-at-end', 'an upper-case letter at the end', ['letter'], /[A-Z]$/u],
  ['zero-at-start', 'the digit 0 right behind the prefix', ['prefix', 'digit'], /^0/u],
  ['mark-before-digit', 'a digit right behind a punctuation mark', ['mark', 'digit'], /[^\p{L}\p{N}][0-9]/u],
  ['nine-at-end', 'the digit 9 at the end', ['digit'], /9$/u],
  ['han-before-digit', 'a digit right behind a Chinese character', ['han', 'digit'], /[\u4e00-\u9fa5][0-9]/u],
]

export const alphabetData: Family = (subject) => {
  const { alphabet = [], prefix } = subject.parameter ?? {}
  const has = new Set([
    ...alphabet,
    ...(prefix === undefined ? [] : ['prefix']),
    ...(alphabet.some((name) => /^[^a-z0-9 ]$/i.test(name)) ? ['mark'] : []),
  ])
  return patterns
    .filter(([, , needs]) => needs.every((need) => has.has(need)))
    .map(([slug, says, , pattern]) =>
      mutant(
        subject,
        slug,
        'data',
        `It refuses ${says}.`,
        refusing(
          subject,
          text((value) => pattern.test(rest(subject, value))),
        ),
      ),
    )
}

const odd = 33

export const lengthData: Family = (subject) => {
  const { length } = subject.parameter ?? {}
  const { min = 0, max = 0 } = length ?? {}
  return [
    ...(min < odd && odd < max
      ? [
          mutant(
            subject,
            `length-${odd}`,
            'data',
            `It refuses values of exactly ${odd} characters.`,
            refusing(
              subject,
              text((value) => lengthOf(value) === odd),
            ),
          ),
        ]
      : []),
    ...freeText(subject),
  ]
}

const troubles: readonly (readonly [slug: string, says: string, pattern: RegExp, characters: string])[] = [
  ['ampersand', 'an `&`', /&/u, '&'],
  ['quote', 'a quote', /['"]/u, '\'"'],
  ['markup', 'a `<`', /</u, '<'],
  ['percent', 'a percent sign before two digits', /%[0-9]{2}/u, '%'],
]

/** Text that no rule restricts is often hurt by escaping. Names are not among it: what they may hold is open. */
function freeText(subject: Subject): readonly Mutant[] {
  const { parameter } = subject
  if (parameter === undefined || !isFreeText(parameter)) return []
  return troubles
    .filter(([, , , characters]) => !isOpen(subject.operation, parameter, characters))
    .map(([slug, says, pattern]) =>
      mutant(
        subject,
        slug,
        'data',
        `It refuses ${says}.`,
        refusing(
          subject,
          text((value) => pattern.test(value)),
        ),
      ),
    )
}
