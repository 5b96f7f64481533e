/**
 * How far a value is from the simplest one: what shrinking makes smaller, step by step, so that it must end.
 *
 * For a text the distance from the wanted length counts most, then how hard its characters are to read: `a` is the
 * easiest, marks come after letters, what cannot be seen comes last.
 */
import type { ConstraintKind } from '../../model/clause.ts'
import type { Json } from '../../model/json.ts'
import type { Given } from '../absent.ts'
import { characterClass, codePoints } from '../measure.ts'
import type { Subject } from '../subject.ts'

const costs: Readonly<Record<string, number>> = {
  lower: 2,
  digit: 3,
  upper: 4,
  punctuation: 5,
  blank: 6,
  han: 7,
  other: 9,
  control: 9,
}
/** More than any character can cost. */
const step = 20

/** The length that a simplest value has: nearest beyond a broken bound, otherwise the shortest that is valid. */
export function wantedLength(subject: Subject, broken: ConstraintKind | undefined): number {
  const { min, max, prefixes } = subject
  if (broken === 'length.max') return max + 1
  if (broken === 'length.min') return min - 1
  const shortest = Math.min(...prefixes.map((prefix) => codePoints(prefix)))
  return Math.max(1, min, prefixes.length > 0 && broken !== 'prefix' ? shortest : 0)
}

/** Weighs a value; smaller is simpler. */
export function weigh(subject: Subject, broken: ConstraintKind | undefined, value: Given): number {
  if (typeof value === 'symbol' || value === null) return 0
  if (typeof value === 'string') return weighText(value, wantedLength(subject, broken))
  if (typeof value === 'number')
    return Math.abs(value - nearestNumber(subject, broken)) + (Number.isInteger(value) ? 0 : 0.5)
  return JSON.stringify(value).length * step + weighInside(value)
}

function weighText(text: string, wanted: number): number {
  const characters = [...text]
  const reading = characters.reduce(
    (sum, character) => sum + (character === 'a' ? 1 : (costs[characterClass(character)] ?? 9)),
    0,
  )
  return Math.abs(characters.length - wanted) * step + reading
}

function weighInside(value: Json): number {
  if (typeof value === 'string') return weighText(value, 0) - codePoints(value) * step
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, inside) => sum + weighInside(inside), 0)
}

/** The number that a person would have tried. */
export function nearestNumber({ parameter: { range } }: Subject, broken: ConstraintKind | undefined): number {
  if (broken === 'range.max' && range?.max !== undefined) return range.max + 1
  if (broken === 'range.min' && range?.min !== undefined) return range.min - 1
  return range?.min ?? Math.min(1, range?.max ?? 1)
}
