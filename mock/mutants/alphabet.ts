/** Mutants of alphabets: patterns that are not anchored, ranges that reach too far or not far enough, blanks cut off. */
import type { Parameter } from '../../model/spec.ts'
import { alphabetPattern } from '../validity/pattern.ts'
import { accepting, refusing, rest, text, understanding } from './parameter-wraps.ts'
import { mutant } from './subject.ts'
import type { Family, Subject } from './subject.ts'

/** Groups of strangers that servers let in by mistake. */
const strangers: readonly (readonly [slug: string, says: string, characters: RegExp])[] = [
  ['space', 'blanks', /[ ]/gu],
  ['between-cases', 'what stands between `Z` and `a`, as a range `A-z` does', /[[\\\]^`]/gu],
  ['dot', 'full stops and commas', /[.,]/gu],
  ['marks', 'hyphens and underscores', /[-_]/gu],
  ['slash', 'slashes', /[/]/gu],
  ['percent', 'percent signs', /[%]/gu],
  ['plus', 'plus signs', /[+]/gu],
  ['quote', 'quotes', /['"]/gu],
  ['nul', 'the character NUL', /[\0]/gu],
  ['zero-width', 'characters without a width', /[\u200b-\u200d\u2060\ufeff]/gu],
  ['emoji', 'characters beyond the basic plane', /[\u{10000}-\u{10ffff}]/gu],
]

/** Legal characters that servers forget. */
const forgotten: readonly (readonly [slug: string, of: string, says: string, pattern: RegExp])[] = [
  ['upper-case', 'letter', 'upper-case letters', /[A-Z]/u],
  ['last-letter', 'letter', 'the letter `Z`', /Z/u],
  ['first-han', 'han', 'the first Chinese character of the block', /\u4e00/u],
  ['last-han', 'han', 'the last Chinese character of the block', /\u9fa5/u],
]

export const alphabet: Family = (subject) => {
  const { parameter } = subject
  if (parameter?.alphabet === undefined) return []
  const isLegal = legal(parameter)
  const endsLegally = (value: string): boolean => value !== '' && isLegal([...value][0] ?? '')
  return [
    mutant(
      subject,
      'unchecked',
      'shallow',
      'It accepts any character.',
      accepting(
        subject,
        text(() => true),
      ),
    ),
    mutant(
      subject,
      'unanchored',
      'boundary',
      'It looks at the first character only.',
      accepting(subject, text(endsLegally)),
    ),
    mutant(
      subject,
      'newline-at-end',
      'boundary',
      'It accepts a line feed at the end, as `$` does in some languages.',
      accepting(
        subject,
        text((value) => value.endsWith('\n') && isLegal(value.slice(0, -1))),
      ),
    ),
    mutant(
      subject,
      'trimmed',
      'boundary',
      'It cuts off blanks at both ends, and accepts the rest.',
      understanding(subject, (value) => (value.trim() === '' ? value : value.trim())),
    ),
    ...strangers
      .filter(([, , characters]) => !overlaps(parameter, characters))
      .map(([slug, says, characters]) =>
        mutant(
          subject,
          `${slug}-accepted`,
          'boundary',
          `It accepts ${says}.`,
          accepting(
            subject,
            text((value) => isLegal(value.replaceAll(characters, ''))),
          ),
        ),
      ),
    ...refusals(subject, parameter),
  ]
}

function refusals(subject: Subject, parameter: Parameter) {
  const classes = parameter.alphabet ?? []
  const marks = classes.filter((name) => /^[^a-z0-9 ]$/i.test(name))
  return [
    ...forgotten
      .filter(([, of]) => classes.includes(of))
      .map(([slug, , says, pattern]) =>
        mutant(
          subject,
          `${slug}-refused`,
          'boundary',
          `It refuses ${says}.`,
          refusing(
            subject,
            text((value) => pattern.test(behindFirst(subject, value))),
          ),
        ),
      ),
    ...marks.flatMap((mark) => [
      mutant(
        subject,
        `${nameOf(mark)}-refused`,
        'boundary',
        `It refuses \`${mark}\`.`,
        refusing(
          subject,
          text((value) => rest(subject, value).includes(mark)),
        ),
      ),
      mutant(
        subject,
        `${nameOf(mark)}-at-end-refused`,
        'boundary',
        `It refuses \`${mark}\` at the end.`,
        refusing(
          subject,
          text((value) => rest(subject, value).endsWith(mark)),
        ),
      ),
    ]),
  ]
}

function legal(parameter: Parameter): (value: string) => boolean {
  const pattern = new RegExp(alphabetPattern(parameter.alphabet ?? []), 'u')
  return (value) => pattern.test(value)
}

/** Whether the alphabet allows one of these characters itself. */
function overlaps(parameter: Parameter, characters: RegExp): boolean {
  return (parameter.alphabet ?? []).some((name) => [...name].length === 1 && name.replaceAll(characters, '') === '')
}

function nameOf(mark: string): string {
  const names: Readonly<Record<string, string>> = {
    '-': 'hyphen',
    _: 'underscore',
    '.': 'dot',
    '/': 'slash',
    ':': 'colon',
    '@': 'at',
  }
  return names[mark] ?? `u${(mark.codePointAt(0) ?? 0).toString(16)}`
}

/** What the alphabet alone speaks about: neither the prefix nor a first character that has a rule of its own. */
function behindFirst(subject: Subject, value: string): string {
  const left = rest(subject, value)
  return subject.parameter?.first === undefined ? left : [...left].slice(1).join('')
}
