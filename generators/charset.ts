/**
 * Which characters a text parameter may hold, and which of them are used for what.
 *
 * Where the documents give no alphabet, printable ASCII and Han are taken as allowed in free text; a run-unique name
 * without an alphabet keeps to letters, digits, Han, `-`, `_` and inner spaces, and a text without any constraint to
 * letters and digits, because what else they may hold is open.
 */
import type { CharacterClass, OpenQuestion, Parameter } from '../model/spec.ts'
import { digit, groupsOf, han, isBlank, isHan, lower, punctuation, upper } from './characters.ts'
import type { CharacterGroup } from './characters.ts'
import { oncePerParameter } from './once.ts'
import { openGround } from './open-ground.ts'
import type { Terms } from './terms.ts'

export type Charset = {
  /** `closed`: the documents give an alphabet. `free`: any text. `name`, `plain`: the cautious choices. */
  readonly kind: 'closed' | 'free' | 'name' | 'plain'
  readonly groups: readonly CharacterGroup[]
  /** All of them but Han and blanks. */
  readonly narrow: readonly string[]
  /** What a person reads easily: lower-case letters and digits as far as they are allowed. */
  readonly plain: readonly string[]
  /** What a value without a prefix may begin with, by group; never a blank. */
  readonly first: readonly CharacterGroup[]
  readonly beginners: readonly string[]
  mayBegin(character: string): boolean
  /** Those of a pool that may begin a value; remembered for each pool. */
  beginnersAmong(pool: readonly string[]): readonly string[]
  /** Where the alphabet lists Han: Han from the whole block and the rest, half and half. Otherwise the rest. */
  readonly mixed: readonly string[]
  has(text: string): boolean
}

function kindOf(parameter: Parameter): Charset['kind'] {
  if (parameter.alphabet !== undefined) return 'closed'
  if (parameter.unique) return 'name'
  const hasRule = parameter.length !== undefined || parameter.prefix !== undefined || parameter.first !== undefined
  return hasRule ? 'free' : 'plain'
}

const unwritten: Readonly<Record<Exclude<Charset['kind'], 'closed'>, readonly string[]>> = {
  free: ['lower', 'upper', 'digit', 'han', ' ', ...punctuation],
  name: ['lower', 'upper', 'digit', 'han', ' ', '-', '_'],
  plain: ['lower', 'digit'],
}

const noQuestions: readonly OpenQuestion[] = []

/** All that a set follows from. */
type Rule = {
  readonly kind: Charset['kind']
  readonly words: readonly CharacterClass[]
  readonly first?: readonly CharacterClass[]
  readonly open: readonly string[]
}

/** Han makes sets large: one is made for each rule, however many parameters share it. */
const made = new Map<string, Charset>()

/** The characters of a parameter; those that an open question asks about are left out unless the alphabet lists them. */
export const charsetOf = oncePerParameter((parameter, { questions = noQuestions }: Terms): Charset => {
  const rule = ruleOf(parameter, questions)
  const key = JSON.stringify(rule)
  const charset = made.get(key) ?? makeCharset(rule)
  made.set(key, charset)
  return charset
})

function ruleOf(parameter: Parameter, questions: readonly OpenQuestion[]): Rule {
  const kind = kindOf(parameter)
  return {
    kind,
    words: kind === 'closed' ? (parameter.alphabet ?? []) : unwritten[kind],
    ...(parameter.first === undefined ? {} : { first: parameter.first }),
    open: kind === 'closed' ? [] : [...openGround(parameter, questions).characters],
  }
}

function makeCharset(rule: Rule): Charset {
  const { kind } = rule
  const open = new Set(rule.open)
  const groups = rule.words
    .flatMap(groupsOf)
    .map((group) => without(group, open))
    .filter(isFilled)
  const isAllowed = membership(groups)
  const begin = rule.first === undefined ? groups : rule.first.flatMap(groupsOf)
  const first = begin.map((group) => ({ ...group, characters: within(group.characters, isAllowed) })).filter(isFilled)
  const mayBegin = membership(first)
  const narrow = [
    ...new Set(groups.filter((group) => group.name !== 'han').flatMap((group) => group.characters)),
  ].filter((character) => !isBlank(character))
  return {
    kind,
    groups,
    narrow,
    plain: plainOf(isAllowed, narrow),
    first,
    beginners: first.flatMap((group) => group.characters),
    mayBegin,
    beginnersAmong: remembered((pool) => within(pool, mayBegin)),
    mixed: kind === 'closed' && isAllowed('中') ? halfHan(narrow) : narrow,
    has: (text) => [...text].every(isAllowed),
  }
}

/** Tells whether a character is in one of the groups; Han by its range, since a set of it is slow to make. */
function membership(groups: readonly CharacterGroup[]): (character: string) => boolean {
  const hasHan = groups.some((group) => group.characters === han)
  const listed = new Set(groups.filter((group) => group.characters !== han).flatMap((group) => group.characters))
  return (character) => listed.has(character) || (hasHan && isHan(character))
}

function without(group: CharacterGroup, open: ReadonlySet<string>): CharacterGroup {
  const isTouched = group.characters === han ? [...open].some(isHan) : true
  return isTouched ? { ...group, characters: group.characters.filter((character) => !open.has(character)) } : group
}

/** What is allowed of a pool, blanks apart; all of Han stays one list. */
function within(pool: readonly string[], isAllowed: (character: string) => boolean): readonly string[] {
  if (pool === han && han.every(isAllowed)) return han
  return pool.filter((character) => isAllowed(character) && !isBlank(character))
}

function remembered(
  work: (pool: readonly string[]) => readonly string[],
): (pool: readonly string[]) => readonly string[] {
  const known = new WeakMap<readonly string[], readonly string[]>()
  return (pool) => {
    const result = known.get(pool) ?? work(pool)
    known.set(pool, result)
    return result
  }
}

function halfHan(narrow: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(han.length / Math.max(narrow.length, 1)))
  return [...narrow, ...han.filter((_, place) => place % step === 0)]
}

function isFilled({ characters }: CharacterGroup): boolean {
  return characters.length > 0
}

function plainOf(isAllowed: (character: string) => boolean, narrow: readonly string[]): readonly string[] {
  const allowed = (pool: readonly string[]) => pool.filter(isAllowed)
  const readable = [...allowed(lower), ...allowed(digit)]
  if (allowed(lower).length > 0) return readable
  if (allowed(upper).length > 0) return [...allowed(upper), ...allowed(digit)]
  if (readable.length > 0) return readable
  return narrow.length > 0 ? narrow : allowed(han)
}
