/**
 * Builds texts from a shape: what stands at the start, somewhere inside and at the end, and how long the whole is.
 *
 * What a shape leaves open follows the parameter: its first prefix, a comfortable length within the bounds, readable
 * characters. A shape that cannot be built (too long for its length, nothing to fill with) gives undefined.
 */
import * as fc from 'fast-check'
import { isBlank } from './characters.ts'
import { codePoints, utf8Bytes } from './measure.ts'
import type { Subject } from './subject.ts'

export type Shape = {
  /** Stands in place of the parameter's first prefix; may be wrong on purpose, or empty. */
  readonly prefix?: string
  /** In code points, whatever the bounds say. */
  readonly length?: number
  /** Right after the prefix. */
  readonly start?: string
  /** Pieces with other characters on both sides, in any order. */
  readonly middle?: readonly string[]
  readonly end?: string
  /** What the rest is made of. */
  readonly fill?: readonly string[]
}

/** One item of a pool that is not empty. */
export function pick<T>(pool: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...pool)
}

/** One character of a pool that is not empty, however large. */
export function pickCharacter(pool: readonly string[]): fc.Arbitrary<string> {
  return fc.nat({ max: pool.length - 1 }).map((at) => pool[at] ?? '')
}

type Frame = {
  readonly head: string
  readonly begin: readonly string[]
  readonly middle: readonly string[]
  readonly end: string
  readonly fill: readonly string[]
  /** Code points that are settled before filling. */
  readonly fixed: number
}

/** The texts of a shape. */
export function textOf(subject: Subject, shape: Shape): fc.Arbitrary<string> | undefined {
  const frame = frameOf(subject, shape)
  const lengths = lengthsOf(subject, shape, frame)
  if (frame === undefined || lengths === undefined) return undefined
  const [shortest, longest] = lengths
  const least = shortest - frame.fixed
  if (least < 0 || (longest > frame.fixed && frame.fill.length === 0)) return undefined
  if (frame.middle.length > 0 && gapsOf(frame, least).low > gapsOf(frame, least).high) return undefined
  return shortest === longest
    ? filled(frame, least)
    : fc.integer({ min: least, max: longest - frame.fixed }).chain((count) => filled(frame, count))
}

function frameOf({ charset, prefixes }: Subject, shape: Shape): Frame | undefined {
  const head = (shape.prefix ?? prefixes[0] ?? '') + (shape.start ?? '')
  const { middle = [], end = '', fill = charset.plain } = shape
  const fixed = codePoints(head + middle.join('') + end)
  if (head !== '' || shape.length === codePoints(end)) return { head, begin: [], middle, end, fill, fixed }
  const begin = charset.beginnersAmong(fill)
  const pool = begin.length > 0 || shape.fill !== undefined ? begin : charset.beginners
  return pool.length === 0 ? undefined : { head, begin: pool, middle, end, fill, fixed: fixed + 1 }
}

/** Where the documents do not say what a character is, texts stay within the bounds however they are counted. */
function lengthsOf(
  { charset, min, max }: Subject,
  shape: Shape,
  frame: Frame | undefined,
): readonly [number, number] | undefined {
  if (frame === undefined) return undefined
  if (shape.length !== undefined) return [shape.length, shape.length]
  const { head, middle, end, fixed } = frame
  const settled = head + middle.join('') + end
  const careful = max - (utf8Bytes(settled) - codePoints(settled))
  const least = Math.max(min, fixed + (middle.length > 0 ? 2 : 0))
  const most = careful < least && charset.kind === 'closed' ? max : careful
  if (most < least) return undefined
  return [Math.min(most, Math.max(least, fixed + 6)), Math.min(most, Math.max(least, fixed + 12))]
}

/** Gaps between fill characters that have another character on both sides. */
function gapsOf(frame: Frame, count: number): { readonly low: number; readonly high: number } {
  return { low: frame.begin.length > 0 ? 0 : 1, high: frame.end === '' ? count - 1 : count }
}

function filled(frame: Frame, count: number): fc.Arbitrary<string> {
  const { low, high } = gapsOf(frame, count)
  const begin = frame.begin.length > 0 ? pickCharacter(frame.begin) : fc.constant('')
  const fill = count > 0 ? fc.array(pickCharacter(frame.fill), { minLength: count, maxLength: count }) : fc.constant([])
  const gaps = fc.tuple(
    ...frame.middle.map((piece) =>
      fc.record({ piece: fc.constant(piece), at: fc.integer({ min: Math.min(low, high), max: high }) }),
    ),
  )
  return fc.tuple(begin, fill, gaps).map(([first, characters, pieces]) => {
    const inside = characters.map(
      (character, index) =>
        pieces
          .filter(({ at }) => at === index)
          .map(({ piece }) => piece)
          .join('') + character,
    )
    const last = pieces
      .filter(({ at }) => at >= count)
      .map(({ piece }) => piece)
      .join('')
    return withoutEdgeBlanks(frame, frame.head + first + inside.join('') + last + frame.end)
  })
}

/** Blanks at the edges are open ground: filling never leaves one there. */
function withoutEdgeBlanks(frame: Frame, text: string): string {
  const steady = frame.fill.find((character) => !isBlank(character))
  const characters = [...text]
  const last = characters.length - 1
  if (steady === undefined || frame.end !== '' || !isBlank(characters[last] ?? '')) return text
  return [...characters.slice(0, last), steady].join('')
}

/** Whether a shape of a given length stays within the maximum in bytes too, where the documents do not say what is counted. */
export function isCareful(
  { charset, max }: Subject,
  { length = 0, start = '', middle = [], end = '' }: Shape,
): boolean {
  const pieces = start + middle.join('') + end
  return charset.kind === 'closed' || length + utf8Bytes(pieces) - codePoints(pieces) <= max
}
