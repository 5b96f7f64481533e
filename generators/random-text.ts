/**
 * Random valid texts, weighted so that what a fault may hang on comes up within some hundreds of them: any length, any
 * character doubled, any class at the start and at the end, one class alone, every mark.
 */
import * as fc from 'fast-check'
import { han } from './characters.ts'
import type { CharacterGroup } from './characters.ts'
import { codePoints } from './measure.ts'
import type { Subject } from './subject.ts'
import { isCareful, pick, pickCharacter, textOf } from './text.ts'
import type { Shape } from './text.ts'

/** Texts of the parameter; with `length` all of that many code points, which must lie within the bounds. */
export function randomText(subject: Subject, length?: number): fc.Arbitrary<string> | undefined {
  const fallback = textOf(subject, length === undefined ? {} : { length })
  if (fallback === undefined) return undefined
  return fc
    .record({ shape: randomShape(subject), length: length === undefined ? lengthWithin(subject) : fc.constant(length) })
    .chain((choice) => {
      const wanted = { ...choice.shape, length: choice.length }
      const texts = isCareful(subject, wanted) ? textOf(subject, wanted) : undefined
      return (
        texts ??
        textOf(subject, { ...(wanted.prefix === undefined ? {} : { prefix: wanted.prefix }), length: choice.length }) ??
        fallback
      )
    })
}

/** The lengths that a text may have; without a maximum up to 100 above the least. */
export function lengthsWithin({ min, max, prefixes }: Subject): readonly [number, number] {
  const least = Math.max(min, 1, ...prefixes.map((prefix) => codePoints(prefix)))
  return [least, max === Infinity ? least + 100 : max]
}

function lengthWithin(subject: Subject): fc.Arbitrary<number> {
  const [min, max] = lengthsWithin(subject)
  const near = fc.constantFrom(...[min, min + 1, max - 1, max].filter((length) => length >= min && length <= max))
  return fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, { weight: 1, arbitrary: near })
}

type Style = 'plain' | 'any' | 'marks' | 'runs' | 'one-group' | 'han' | 'words'

function randomShape(subject: Subject): fc.Arbitrary<Shape> {
  const { charset, prefixes } = subject
  const hasHan = charset.has('中')
  const style = fc.oneof(
    ...(
      [
        ['plain', 3],
        ['any', 5],
        ['marks', 3],
        ['runs', 4],
        ['one-group', 4],
        ['han', hasHan ? 2 : 0],
        ['words', charset.has(' ') ? 2 : 0],
      ] as const
    )
      .filter(([, weight]) => weight > 0)
      .map(([name, weight]) => ({ weight, arbitrary: fc.constant<Style>(name) })),
  )
  const prefix = prefixes.length > 0 ? pick(prefixes).map((text) => ({ prefix: text })) : fc.constant({})
  return fc.tuple(prefix, style).chain(([start, name]) => bodyOf(subject, name).map((body) => ({ ...start, ...body })))
}

function bodyOf(subject: Subject, style: Style): fc.Arbitrary<Shape> {
  const { charset, prefixes } = subject
  const marks = charset.groups
    .filter((group) => group.characters.length === 1 && group.name !== ' ')
    .flatMap((group) => group.characters)
  switch (style) {
    case 'plain':
      return touched(subject, charset.plain)
    case 'any':
      return touched(subject, charset.narrow)
    case 'marks':
      return touched(subject, [...marks, ...marks, ...charset.plain.slice(0, marks.length + 1)])
    case 'words':
      return fc.array(fc.constantFrom(' ', ' ', '  '), { minLength: 1, maxLength: 5 }).map((middle) => ({ middle }))
    case 'runs':
      return runs(subject)
    case 'one-group': {
      const large = charset.groups.filter(
        (group) => group.characters.length > 1 && (charset.kind === 'closed' || group.name !== 'han'),
      )
      return pick(large.length > 0 ? large : charset.groups).map((group) => ({
        fill: group.name === 'han' ? han : group.characters,
        ...(prefixes.length > 0 ? {} : beginner(subject, group)),
      }))
    }
    case 'han':
      return charset.kind === 'closed'
        ? touched(subject, charset.mixed)
        : fc.array(pickCharacter(han), { minLength: 1, maxLength: 4 }).map((piece) => ({ middle: [piece.join('')] }))
  }
}

/** A start that is allowed when the group itself may not begin a text. */
function beginner({ charset }: Subject, group: CharacterGroup): Shape {
  const allowed = charset.plain.find((character) => charset.mayBegin(character)) ?? charset.beginners[0] ?? ''
  return group.characters.some((character) => charset.mayBegin(character)) ? {} : { start: allowed }
}

/** A fill, often with a start, an end and a doubled character that are drawn group by group. */
function touched(subject: Subject, fill: readonly string[]): fc.Arbitrary<Shape> {
  const inside = characterOf(subject.charset.groups.filter(isUsable(subject)))
  const edge = characterOf(subject.charset.groups.filter((group) => group.name !== ' ' && isUsable(subject)(group)))
  const beginning = subject.prefixes.length > 0 ? edge : characterOf(subject.charset.first.filter(isUsable(subject)))
  return fc
    .record({ start: maybe(beginning), end: maybe(edge, 5), double: maybe(inside), single: maybe(inside) })
    .map(({ start, end, double, single }) => ({
      fill: fill.length > 0 ? fill : subject.charset.plain,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      middle: [...(double === undefined ? [] : [double + double]), ...(single === undefined ? [] : [single])],
    }))
}

/** Han at will only where the alphabet lists it; elsewhere its bytes would count. */
function isUsable({ charset }: Subject): (group: CharacterGroup) => boolean {
  return (group) => charset.kind === 'closed' || group.name !== 'han'
}

/** Some characters, each twice or three times in a row. */
function runs({ charset }: Subject): fc.Arbitrary<Shape> {
  const run = fc
    .tuple(pickCharacter(charset.narrow.length > 0 ? charset.narrow : charset.plain), fc.integer({ min: 2, max: 3 }))
    .map(([character, times]) => character.repeat(times))
  return fc.array(run, { minLength: 1, maxLength: 5 }).map((middle) => ({ middle }))
}

/** First a group, then one of its characters, so that a mark is as likely as a letter. */
function characterOf(groups: readonly CharacterGroup[]): fc.Arbitrary<string> {
  return groups.length === 0 ? fc.constant('') : pick(groups).chain((group) => pickCharacter(group.characters))
}

function maybe(arbitrary: fc.Arbitrary<string>, freq = 2): fc.Arbitrary<string | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq })
}
