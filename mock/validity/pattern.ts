/**
 * Turns the closed vocabulary of a spec into anchored regular expressions for ajv, which compiles them with the
 * `u` flag, so that a character is a code point. This is the mock's own reading of the vocabulary: the generators
 * have another, and neither looks at the other.
 */
import type { CharacterClass } from '../../model/spec.ts'

const classes: Readonly<Record<string, string>> = {
  letter: 'A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  // The basic block as the documents of its time knew it.
  han: '\\u4E00-\\u9FA5',
}

/** Every character is one of these classes. */
export function alphabetPattern(alphabet: readonly CharacterClass[]): string {
  return `^[${alphabet.map(classText).join('')}]*$`
}

/** The first character is one of these classes. */
export function firstPattern(first: readonly CharacterClass[]): string {
  return `^[${first.map(classText).join('')}]`
}

/** Begins with one of these texts. */
export function prefixPattern(prefixes: readonly string[]): string {
  return `^(?:${prefixes.map(escaped).join('|')})`
}

function classText(name: CharacterClass): string {
  return Object.hasOwn(classes, name) ? (classes[name] ?? '') : escaped(name)
}

/** Each character as `\u{…}`: nothing in a spec is ever syntax. */
function escaped(text: string): string {
  return [...text].map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('')
}
