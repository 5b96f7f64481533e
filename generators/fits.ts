/** Which constraints of its own a text breaks, as the generators see it (the oracle has a road of its own). */
import type { ConstraintKind } from '../model/clause.ts'
import { groupsOf } from './characters.ts'
import { codePoints } from './measure.ts'
import type { Subject } from './subject.ts'

export function brokenText(
  { parameter, charset, prefixes, min, max }: Subject,
  text: string,
): readonly ConstraintKind[] {
  const length = codePoints(text)
  const [beginner] = text
  const { first } = parameter
  const isListed =
    first === undefined || (beginner !== undefined && (charset.mayBegin(beginner) || begins(first, beginner)))
  const broken: readonly (readonly [ConstraintKind, boolean])[] = [
    ['length.min', length < min],
    ['length.max', length > max],
    ['prefix', prefixes.length > 0 && !prefixes.some((prefix) => text.startsWith(prefix))],
    ['first', !isListed],
    ['alphabet', parameter.alphabet !== undefined && !charset.has(text)],
  ]
  return broken.filter(([, isBroken]) => isBroken).map(([kind]) => kind)
}

/** The slow way, for characters that the alphabet does not hold. */
function begins(words: readonly string[], character: string): boolean {
  return words.flatMap(groupsOf).some((group) => group.characters.includes(character))
}
