/**
 * The shapes of valid texts: every bound, every prefix, every class of characters and the places where an over-strict
 * server refuses what the documents allow (a digit right after the prefix, a mark doubled or at the end, all Han).
 */
import type { ConstraintKind } from '../model/clause.ts'
import { characterName } from './character-names.ts'
import { han, isBlank, rareHan } from './characters.ts'
import type { CharacterGroup } from './characters.ts'
import { ownerOf } from './classes.ts'
import type { About } from './classes.ts'
import type { Subject } from './subject.ts'
import type { Shape } from './text.ts'

export type ShapeClass = {
  readonly constraint: ConstraintKind
  readonly class: string
  readonly shape: Shape
  readonly about?: About
}

/** All valid shapes of a text, bounds first. Those that cannot be built are among them. */
export function validShapes(subject: Subject): readonly ShapeClass[] {
  const shapes = [
    ...boundShapes(subject),
    ...prefixShapes(subject),
    ...firstShapes(subject),
    ...alphabetShapes(subject),
    ...freeShapes(subject),
  ]
  return shapes.filter((shape) => !subject.open.classes.has(shape.class))
}

function boundShapes({ parameter, charset }: Subject): readonly ShapeClass[] {
  const { min, max } = parameter.length ?? {}
  // Characters are not bytes: judged only where the alphabet itself lists characters of several bytes.
  const wide = parameter.alphabet !== undefined && charset.groups.some(({ name }) => name === 'han')
  return [
    ...(min === undefined || min === 0 ? [] : atBound('length.min', 'length.shortest', min, wide)),
    ...(max === undefined ? [] : atBound('length.max', 'length.longest', max, wide)),
  ]
}

function atBound(constraint: ConstraintKind, name: string, length: number, wide: boolean): readonly ShapeClass[] {
  const plain: ShapeClass = { constraint, class: name, shape: { length }, about: { length } }
  return wide ? [plain, { constraint, class: `${name}-han`, shape: { length, fill: han }, about: { length } }] : [plain]
}

function prefixShapes({ prefixes, charset }: Subject): readonly ShapeClass[] {
  const [one] = prefixes
  if (one === undefined) return []
  const doubled: ShapeClass = { constraint: 'prefix', class: 'prefix.doubled', shape: { start: one } }
  return [
    ...prefixes.map((prefix): ShapeClass => ({ constraint: 'prefix', class: `prefix.${prefix}`, shape: { prefix } })),
    ...(charset.has(one) ? [doubled] : []),
  ]
}

/** A character that stands for its group, readable where there is a choice. */
function sample(group: CharacterGroup): string {
  const samples: Readonly<Record<string, string>> = { lower: 'q', upper: 'Q', digit: '7', han: '中' }
  const readable = samples[group.name]
  return readable !== undefined && group.characters.includes(readable) ? readable : (group.characters[0] ?? '')
}

/** The ends of a group: an off-by-one in a range shows there. */
function ends(group: CharacterGroup): string {
  if (group.name === 'han') return '中文'
  return group.characters.length === 1 ? sample(group) : `${group.characters[0] ?? ''}${group.characters.at(-1) ?? ''}`
}

function firstShapes({ parameter, charset, prefixes }: Subject): readonly ShapeClass[] {
  if (parameter.first === undefined || prefixes.length > 0) return []
  return charset.first.map((group) => beginning('first', `first.${nameOf(group)}`, sample(group)))
}

function beginning(constraint: ConstraintKind, name: string, start: string): ShapeClass {
  return { constraint, class: name, shape: { start }, about: { character: start, position: 'first' } }
}

function nameOf(group: CharacterGroup): string {
  return group.name.length > 2 ? group.name : characterName(group.name)
}

function alphabetShapes(subject: Subject): readonly ShapeClass[] {
  const { parameter, charset } = subject
  if (parameter.alphabet === undefined) return []
  const constraint = 'alphabet'
  const inside = charset.groups.map((group): ShapeClass => ({
    constraint,
    class: `alphabet.${nameOf(group)}`,
    shape: { middle: [ends(group)] },
    about: { character: sample(group), position: 'middle' },
  }))
  return [
    ...inside,
    ...leadingShapes(subject),
    ...charset.groups.filter(isMark).flatMap(markShapes),
    ...wholeShapes(subject),
  ]
}

function isMark(group: CharacterGroup): boolean {
  return group.characters.length === 1
}

/** After the prefix, or at the start where no rule speaks about the first character. */
function leadingShapes({ parameter, charset, prefixes }: Subject): readonly ShapeClass[] {
  if (parameter.first !== undefined && prefixes.length === 0) return []
  const place = prefixes.length > 0 ? 'after-prefix' : 'first'
  const groups = charset.groups.filter((group) => group.name === 'digit' || (isMark(group) && !isBlank(sample(group))))
  return groups.map((group) => beginning('alphabet', `alphabet.${nameOf(group)}-${place}`, sample(group)))
}

function markShapes(group: CharacterGroup): readonly ShapeClass[] {
  const mark = sample(group)
  const doubled: ShapeClass = {
    constraint: 'alphabet',
    class: `alphabet.doubled-${nameOf(group)}`,
    shape: { middle: [mark + mark] },
  }
  const trailing: ShapeClass = {
    constraint: 'alphabet',
    class: `alphabet.trailing-${nameOf(group)}`,
    shape: { end: mark },
    about: { character: mark, position: 'last' },
  }
  return isBlank(mark) ? [doubled] : [doubled, trailing]
}

/** Texts of one class only, the prefix apart. */
function wholeShapes({ parameter, charset, prefixes }: Subject): readonly ShapeClass[] {
  const whole = (name: string, fill: readonly string[]): ShapeClass => ({
    constraint: 'alphabet',
    class: `alphabet.${name}`,
    shape: { fill },
  })
  return charset.groups.flatMap((group) => {
    if (group.name === 'han') return [whole('all-han', han), { ...whole('rare-han', []), shape: { middle: [rareHan] } }]
    return group.name === 'digit' && (prefixes.length > 0 || parameter.first === undefined)
      ? [whole('only-digits', group.characters)]
      : []
  })
}

/** Short, so that all of them fit into one text of usual length. */
const freeTexts: Readonly<Record<string, string>> = {
  'inner-blanks': 'a  b',
  quotes: `"'\``,
  markup: '<b>&lt;',
  url: 'a=b&c+d%20#?',
  slashes: '/\\',
  brackets: '{}[]()',
  marks: '!@$^*~|;:,._-',
  han: '中文',
  cases: 'AZaz09',
}

/** Text without an alphabet: whatever a server's escaping may trip over, as far as no open question asks about it. */
function freeShapes({ parameter, charset, terms }: Subject): readonly ShapeClass[] {
  const constraint = ownerOf(parameter, ['length.max', 'length.min', 'prefix', 'first', 'optional', 'required'], terms)
  if (parameter.alphabet !== undefined || charset.kind === 'plain' || constraint === undefined) return []
  return Object.entries(freeTexts).flatMap(([name, text]) => {
    const allowed = [...text]
      .filter((character) => charset.has(character))
      .join('')
      .trim()
    const isWorth = name === 'cases' ? allowed === text : /[^a-z0-9]/i.test(allowed)
    return isWorth ? [{ constraint, class: `text.${name}`, shape: { middle: [allowed] } }] : []
  })
}
