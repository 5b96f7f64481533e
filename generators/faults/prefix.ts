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
  return Object.entries(nearly(subject, prefix)).flatMap(([name, shape]) =>
    isAllowed(subject, shape)
      ? textFault(subject, 'prefix', `prefix.${name}`, shape).map((fault) => withoutPrefix(subject, fault))
      : [],
  )
}

function nearly({ charset, prefixes }: Subject, prefix: string): Readonly<Record<string, Shape>> {
  const characters = [...prefix]
  const stem = characters.slice(0, -1).join('')
  const separator = characters.at(-1) ?? ''
  const other = ['-', '_', '.', 'x', '0'].find((character) => character !== separator && charset.has(character)) ?? ''
  const swapped = prefix === prefix.toLowerCase() ? prefix.toUpperCase() : prefix.toLowerCase()
  const mixed = `${characters[0] ?? ''}${characters.slice(1).join('').toLowerCase()}`
  const letter = charset.plain[0] ?? ''
  const apart = [...charset.plain, ...charset.beginners].find(
    (c) => charset.mayBegin(c) && !prefixes.some((right) => right.startsWith(c)),
  )
  return {
    ...(apart === undefined ? {} : { missing: { prefix: '', start: apart } }),
    'other-case': { prefix: swapped },
    'mixed-case': { prefix: mixed },
    'no-separator': { prefix: stem, start: letter },
    'other-separator': { prefix: stem + other, start: letter },
    shortened: { prefix: characters.slice(1).join(''), start: letter },
    preceded: { prefix: letter + prefix },
    'in-middle': { prefix: letter, middle: [prefix] },
    'at-end': { prefix: letter, end: prefix },
  }
}

/** Whether the broken start keeps to the alphabet and to the rule for the first character. */
function isAllowed(subject: Subject, { prefix = '', start = '', middle = [], end = '' }: Shape): boolean {
  const { charset, prefixes } = subject
  const head = prefix + start
  const beginner = [...head][0]
  if (beginner !== undefined && !charset.mayBegin(beginner)) return false
  return (
    charset.has(head + middle.join('') + end) &&
    isSendable(subject, `a${head}a`) &&
    !prefixes.some((right) => head.startsWith(right))
  )
}

function withoutPrefix({ prefixes }: Subject, fault: FaultClass): FaultClass {
  const begins = (value: unknown) => typeof value === 'string' && prefixes.some((prefix) => value.startsWith(prefix))
  return { ...fault, arbitrary: fault.arbitrary.filter((value) => !begins(value)) }
}
