/**
 * Random faults of one constraint: the ladder's classes and, between them, any stranger anywhere, any length beyond a
 * bound, any slip in a prefix.
 */
import * as fc from 'fast-check'
import type { ConstraintKind } from '../model/clause.ts'
import type { Parameter } from '../model/spec.ts'
import type { Given } from './absent.ts'
import type { Position } from './characters.ts'
import { strangerAt, strangersOf } from './faults/alphabet.ts'
import { isSendable } from './faults/fault.ts'
import { faultsOf } from './faults/ladder.ts'
import { isApart, strangersToPrefix } from './faults/prefix.ts'
import { codePoints, utf8Bytes } from './measure.ts'
import { lengthsWithin } from './random-text.ts'
import { subjectOf } from './subject.ts'
import type { Subject } from './subject.ts'
import type { Terms } from './terms.ts'
import { pick, pickCharacter, textOf } from './text.ts'
import type { Shape } from './text.ts'

/** Values that break exactly this constraint of the parameter itself; undefined when nothing can break it alone. */
export function randomFault(
  parameter: Parameter,
  constraint: ConstraintKind,
  terms: Terms,
): fc.Arbitrary<Given> | undefined {
  const ladder = faultsOf(parameter, constraint, terms).map((fault) => fault.arbitrary)
  if (ladder.length === 0) return undefined
  const subject = subjectOf(parameter, terms)
  const isText = parameter.type === 'string' && parameter.values === undefined
  const wild = isText
    ? wildText(subject, constraint)
    : wildNumber(parameter, constraint)?.filter((value) => !subject.open.values.has(JSON.stringify(value)))
  return wild === undefined
    ? fc.oneof(...ladder)
    : fc.oneof({ weight: 1, arbitrary: fc.oneof(...ladder) }, { weight: 4, arbitrary: wild })
}

function wildText(subject: Subject, constraint: ConstraintKind): fc.Arbitrary<Given> | undefined {
  const { min, max } = subject
  switch (constraint) {
    case 'alphabet':
      return anyStranger(subject)
    case 'length.max':
      return wildLength(
        subject,
        fc.oneof(
          fc.integer({ min: max + 1, max: max + 9 }),
          fc.integer({ min: max + 1, max: max * 2 }),
          fc.integer({ min: max + 1, max: max + 1000 }),
        ),
      )
    case 'length.min': {
      const least = Math.max(1, ...subject.prefixes.map((prefix) => codePoints(prefix)))
      return least > min - 1 ? undefined : wildLength(subject, fc.integer({ min: least, max: min - 1 }))
    }
    case 'prefix':
      return slips(subject)
    case 'first':
      return anyBeginner(subject)
    default:
      return undefined
  }
}

/** A stranger anywhere in a text of any characters. */
function anyStranger(subject: Subject): fc.Arbitrary<Given> | undefined {
  const groups = strangersOf(subject)
  if (groups.length === 0) return undefined
  const one = pick(groups).chain((group) =>
    fc.record({
      character: pick(group.characters),
      at: group.at === undefined ? pick<Position>(['first', 'middle', 'last']) : fc.constant(group.at),
    }),
  )
  const [least, most] = lengthsWithin(subject)
  const length = fc.option(fc.integer({ min: least, max: most }), { nil: undefined })
  const texts = fc.tuple(one, length).chain(([{ character, at }, wanted]) => {
    const shape = strangerAt(subject, character, at)
    // Before a stranger at the end stands a character that may begin the text.
    const isAlone = shape.end !== undefined && shape.prefix === '' && wanted === 1
    const fits = wanted !== undefined && !isAlone && wanted + utf8Bytes(character) <= subject.max
    return textsOf(subject, fits ? { ...shape, length: wanted } : shape)
  })
  return texts.filter((text) => text !== '')
}

/** The texts of a shape, with any prefix and readable or any characters; empty where the shape cannot be built. */
function textsOf(subject: Subject, shape: Shape): fc.Arbitrary<string> {
  const { charset, prefixes } = subject
  const prefix =
    prefixes.length > 0 && prefixes.includes(shape.prefix ?? '') ? pick(prefixes) : fc.constant(shape.prefix ?? '')
  return fc
    .record({
      prefix,
      fill: fc.constantFrom(charset.plain, charset.narrow.length > 0 ? charset.narrow : charset.plain),
    })
    .chain((choice) => textOf(subject, { ...shape, ...choice }) ?? textOf(subject, shape) ?? fc.constant(''))
}

function wildLength(subject: Subject, lengths: fc.Arbitrary<number>): fc.Arbitrary<Given> {
  const { prefixes } = subject
  return lengths
    .chain((length) => textsOf(subject, { prefix: prefixes[0] ?? '', length }))
    .filter((text) => text !== '')
}

/** One character of a prefix changed, dropped, doubled or swapped with the next, or no prefix at all. */
function slips(subject: Subject): fc.Arbitrary<Given> | undefined {
  const { charset, prefixes, open } = subject
  const slipped = prefixes.flatMap((prefix) => slipsOf([...prefix], charset.narrow))
  const isCaseOpen = open.classes.has('prefix.other-case')
  const isOtherCase = (text: string) => prefixes.some((prefix) => text.toLowerCase().startsWith(prefix.toLowerCase()))
  const isUsable = (prefix: string) => isApart(subject, { prefix }) && !(isCaseOpen && isOtherCase(prefix))
  // A start that something could still make right is made wrong by one more character.
  const longer = slipped.flatMap((prefix) => (isUsable(prefix) ? [prefix] : charset.plain.map((next) => prefix + next)))
  const near = [...new Set(longer)].filter(isUsable)
  const far = strangersToPrefix(subject)
  const pools = [near, far].filter((pool) => pool.length > 0)
  return pools.length === 0
    ? undefined
    : pick(pools)
        .chain((pool) => pickCharacter(pool))
        .chain((prefix) => textsOf(subject, { prefix }))
        .filter((text) => text !== '')
}

function slipsOf(prefix: readonly string[], by: readonly string[]): readonly string[] {
  return prefix.flatMap((character, place) => {
    const [before, after] = [prefix.slice(0, place), prefix.slice(place + 1)]
    const changed = by.map((other) => [...before, other, ...after])
    const swapped = [...before, ...after.slice(0, 1), character, ...after.slice(1)]
    const doubled = [...before, character, character, ...after]
    return [...changed, [...before, ...after], swapped, doubled].map((characters) => characters.join(''))
  })
}

function anyBeginner(subject: Subject): fc.Arbitrary<Given> | undefined {
  const { charset } = subject
  const strangers = charset.narrow.filter((character) => !charset.mayBegin(character) && isSendable(subject, character))
  const known = charset.kind === 'closed' ? strangers : strangers.filter((character) => /[\w.-]/.test(character))
  return known.length === 0
    ? undefined
    : pick(known)
        .chain((start) => textsOf(subject, { prefix: '', start }))
        .filter((text) => text !== '')
}

function wildNumber({ range, type, values }: Parameter, constraint: ConstraintKind): fc.Arbitrary<Given> | undefined {
  if (type !== 'integer' || values !== undefined) return undefined
  if (constraint === 'range.max' && range?.max !== undefined)
    return fc.integer({ min: range.max + 1, max: range.max + 2 ** 20 })
  if (constraint === 'range.min' && range?.min !== undefined)
    return fc.integer({ min: range.min - 2 ** 20, max: range.min - 1 })
  return undefined
}
