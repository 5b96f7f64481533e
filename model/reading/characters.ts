/** The character classes of a spec: `letter`, `upper`, `lower` and `digit` (ASCII), `han`, or one character as itself. */
import type { CharacterClass } from '../spec.ts'

const classes: ReadonlyMap<string, RegExp> = new Map([
  ['letter', /^[A-Za-z]$/],
  ['upper', /^[A-Z]$/],
  ['lower', /^[a-z]$/],
  ['digit', /^[0-9]$/],
  ['han', /^\p{Script=Han}$/u],
])

export const classNames: readonly string[] = [...classes.keys()]

/** Tells whether the word is a class or a single character. */
export function isCharacterClass(word: string): boolean {
  return classes.has(word) || [...word].length === 1
}

/** Tells whether one of the classes holds the character. */
export function isIn(allowed: readonly CharacterClass[], character: string): boolean {
  return allowed.some((name) => name === character || classes.get(name)?.test(character) === true)
}

/** Tells whether every character of the class is allowed. */
export function isWithin(allowed: readonly CharacterClass[], name: CharacterClass): boolean {
  if (!classes.has(name)) return isIn(allowed, name)
  if (allowed.includes(name)) return true
  if (name === 'letter') return allowed.includes('upper') && allowed.includes('lower')
  return (name === 'upper' || name === 'lower') && allowed.includes('letter')
}
