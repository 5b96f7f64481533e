/** Mutants of lengths: one off in either direction, no bound at all, the wrong unit, cut instead of refused. */
import { accepting, lengthOf, refusing, text, understanding } from './parameter-wraps.ts'
import { writerFor } from './subject.ts'
import type { Family, Subject } from './subject.ts'

const bytes = (value: string): number => Buffer.byteLength(value)

/** Whether the documents themselves list characters of several bytes; else it is open how characters are counted. */
function isWide({ parameter }: Subject): boolean {
  return parameter?.alphabet?.includes('han') === true
}

export const longest: Family = (subject) => {
  const max = subject.parameter?.length?.max
  if (max === undefined) return []
  const write = writerFor(subject)
  const accept = (test: (length: number) => boolean) =>
    accepting(
      subject,
      text((value) => test(lengthOf(value))),
    )
  const atMax = text((value) => lengthOf(value) === max)
  const cut = understanding(subject, (value) => [...value].slice(0, max).join(''))
  const inBytes = refusing(
    subject,
    text((value) => bytes(value) > max),
  )
  return [
    write(
      'one-more',
      'boundary',
      `It accepts ${max + 1} characters.`,
      accept((length) => length === max + 1),
    ),
    write('one-less', 'boundary', `It refuses ${max} characters.`, refusing(subject, atMax)),
    write(
      'unbounded',
      'shallow',
      'It accepts any length.',
      accept(() => true),
    ),
    write('cut', 'boundary', `It cuts what is longer than ${max} characters, and accepts it.`, cut),
    ...(isWide(subject)
      ? [write('counted-in-bytes', 'boundary', 'It counts bytes in place of characters.', inBytes)]
      : []),
  ]
}

export const shortest: Family = (subject) => {
  const min = subject.parameter?.length?.min
  if (min === undefined || min < 1) return []
  const write = writerFor(subject)
  const accept = (test: (value: string) => boolean) =>
    accepting(
      subject,
      text((value) => value !== '' && test(value)),
    )
  const empty = accepting(
    subject,
    text((value) => value === ''),
    'whole',
  )
  const atMin = text((value) => lengthOf(value) === min)
  return [
    min === 1
      ? write('empty', 'boundary', 'It accepts an empty text.', empty)
      : write(
          'one-less',
          'boundary',
          `It accepts ${min - 1} characters.`,
          accept((value) => lengthOf(value) === min - 1),
        ),
    write('one-more', 'boundary', `It refuses ${min} characters.`, refusing(subject, atMin)),
    ...(min > 2
      ? [
          write(
            'unbounded',
            'shallow',
            'It accepts any length but none.',
            accept(() => true),
          ),
        ]
      : []),
    ...(isWide(subject)
      ? [
          write(
            'counted-in-bytes',
            'boundary',
            'It counts bytes in place of characters.',
            accept((value) => bytes(value) >= min),
          ),
        ]
      : []),
  ]
}
