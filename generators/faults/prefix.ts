/**
 * Faults of `prefix`: texts of right length and alphabet that almost begin as they must.
 *
 * A doubled prefix is valid and among the valid classes. A blank before the prefix breaks the alphabet as well, or is
 * open where blanks are allowed, so it is only probed.
 */
import type { FaultClass } from '../classes.ts'
import type { Subject } from '../subject.ts'
import { turn } from '../terms.ts'
import type { Shape } from '../text.ts'
import { isSendable, textFault } from './fault.ts'

export function prefixFaults(subject: Subject): readonly FaultClass[] {
  const prefix = turn(subject.prefixes, subject.terms)
  if (prefix === undefined) return []
  const shapes = Object.entries(nearly(subject, prefix)).filter(([, shape]) => isApart(subject, shape))
  const distinct = new Map(shapes.toReversed().map((entry) => [JSON.stringify(entry[1]), entry]))
  return [...distinct.values()]
    .toReversed()
    .flatMap(([name, shape]) => textFault(subject, 'prefix', `prefix.${name}`, shape))
}

function nearly(subject: Subject, prefix: string): Readonly<Record<string, Shape>> {
  const { charset } = subject
  const characters = [...prefix]
  const stem = characters.slice(0, -1).join('')
  const separator = characters.at(-1) ?? ''
  const other = ['-', '_', '.', 'x', '0'].find((character) => character !== separator && charset.has(character)) ?? ''
  const swapped = prefix === prefix.toLowerCase() ? prefix.toUpperCase() : prefix.toLowerCase()
  const mixed = `${characters[0] ?? ''}${characters.slice(1).join('').toLowerCase()}`
  const letter = charset.plain[0] ?? ''
  const [apart] = strangersToPrefix(subject)
  return {
    ...(apart === undefined ? {} : { missing: { prefix: '', start: apart } }),
    'other-case': { prefix: swapped },
    'mixed-case': { prefix: mixed },
    'no-separator': { prefix: stem, start: letter },
    'other-separator': { prefix: stem + other, start: letter },
    shortened: { prefix: characters.slice(1).join(''), start: letter },
    preceded: { prefix: (apart ?? letter) + prefix },
    'in-middle': { prefix: apart ?? letter, middle: [prefix] },
    'at-end': { prefix: apart ?? letter, end: prefix },
  }
}

/** Characters that may begin a text and that no prefix begins with; readable ones first. */
export function strangersToPrefix({ charset, prefixes }: Subject): readonly string[] {
  const readable = [...charset.beginnersAmong(charset.plain), ...charset.beginnersAmong(charset.narrow)]
  const isApartFrom = (character: string) => !prefixes.some((right) => right.startsWith(character))
  const found = [...new Set(readable)].filter(isApartFrom)
  return found.length > 0 ? found : charset.beginners.filter(isApartFrom)
}

/**
 * Whether a broken start keeps to the alphabet and to the rule for the first character, and differs from every prefix
 * by itself: whatever follows it cannot make it right again.
 */
export function isApart(subject: Subject, { prefix = '', start = '', middle = [], end = '' }: Shape): boolean {
  const { charset, prefixes } = subject
  const head = prefix + start
  return (
    charset.mayBegin([...head][0] ?? '') &&
    charset.has(head + middle.join('') + end) &&
    isSendable(subject, `a${head}a`) &&
    !prefixes.some((right) => head.startsWith(right) || right.startsWith(head))
  )
}
