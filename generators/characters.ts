/**
 * The characters that the words of an alphabet stand for, and the groups of strangers that servers let in by mistake.
 *
 * Letters and digits are the ASCII ones, Han is the block U+4E00–U+9FA5. Groups hold neither letters nor digits
 * of any script: whether `letter` reaches beyond ASCII is open, and no group may depend on the answer.
 */

/** The characters from one to another, both included. */
function span(from: string, to: string): readonly string[] {
  const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]
  return Array.from({ length: high - low + 1 }, (_, step) => String.fromCodePoint(low + step))
}

export const upper = span('A', 'Z')
export const lower = span('a', 'z')
export const digit = span('0', '9')
export const han = span('\u4e00', '\u9fa5')
/** The 32 ASCII characters that are neither letters, digits, blanks nor controls. */
export const punctuation = [...span('!', '/'), ...span(':', '@'), ...span('[', '`'), ...span('{', '~')]

/** Rare Han with the two ends of the block. */
export const rareHan = '\u4e00龘靐\u9fa5'

export type CharacterGroup = { readonly name: string; readonly characters: readonly string[] }

/** Splits a word of an alphabet into groups: `letter` into its two cases, anything unknown into its own characters. */
export function groupsOf(word: string): readonly CharacterGroup[] {
  switch (word) {
    case 'letter':
      return [...groupsOf('lower'), ...groupsOf('upper')]
    case 'lower':
      return [{ name: 'lower', characters: lower }]
    case 'upper':
      return [{ name: 'upper', characters: upper }]
    case 'digit':
      return [{ name: 'digit', characters: digit }]
    case 'han':
      return [{ name: 'han', characters: han }]
    default:
      return Array.from(word, (character) => ({ name: character, characters: [character] }))
  }
}

/** Where a stranger is worth trying: servers forget the end of a text (`$` before a newline) and its first character. */
export type Position = 'first' | 'middle' | 'last'

/** A group of strangers, likeliest to slip through first. With `at` the position is fixed, otherwise it takes turns. */
export type StrangerGroup = CharacterGroup & { readonly at?: Position }

/** Together these hold every ASCII character but letters and digits, and the usual troubles beyond ASCII. */
export const strangers: readonly StrangerGroup[] = [
  { name: 'mark', characters: ['-', '_'] },
  { name: 'space', characters: [' '], at: 'middle' },
  { name: 'trailing-space', characters: [' '], at: 'last' },
  { name: 'trailing-newline', characters: ['\n'], at: 'last' },
  { name: 'dot', characters: ['.', ','] },
  // A range written `A-z` holds these.
  { name: 'between-cases', characters: ['[', '\\', ']', '^', '`'] },
  { name: 'slash', characters: ['/'] },
  { name: 'percent', characters: ['%'] },
  { name: 'plus', characters: ['+'] },
  { name: 'quote', characters: ["'", '"'] },
  // The neighbours of the ASCII ranges.
  { name: 'beside-ranges', characters: ['@', ':', '{'] },
  { name: 'sql', characters: [';', '*', '(', ')', '='] },
  { name: 'shell', characters: ['$', '&', '|', '!'] },
  { name: 'markup', characters: ['<', '>', '#', '?'] },
  { name: 'rest', characters: ['}', '~'] },
  { name: 'tab', characters: ['\t'], at: 'middle' },
  { name: 'nul', characters: ['\0'] },
  {
    name: 'control',
    characters: ['\u0001', '\u0007', '\b', '\u000b', '\f', '\u000e', '\u001b', '\u001f', '\u0085'],
    at: 'middle',
  },
  { name: 'line-break', characters: ['\r', '\n', '\u2028'], at: 'middle' },
  { name: 'delete', characters: ['\u007f'] },
  { name: 'full-width-mark', characters: ['＿', '－', '．', '！', '／'] },
  { name: 'dash', characters: ['–', '—', '‐', '−'] },
  { name: 'no-break-space', characters: ['\u00a0', '\u3000', '\u202f'], at: 'middle' },
  // None of these forms a letter with what stands before it, so normalising does not remove them.
  { name: 'combining', characters: ['\u0332', '\u0305', '\u20dd'], at: 'middle' },
  { name: 'zero-width', characters: ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'], at: 'middle' },
  { name: 'direction', characters: ['\u200e', '\u200f', '\u202e', '\u2066'], at: 'middle' },
  { name: 'emoji', characters: ['😀', '🚀', '💥'] },
  { name: 'symbol', characters: ['€', '©', '…', '、', '。'] },
]

/** Groups that are strangers only where an alphabet leaves out a whole class. */
export const classStrangers: readonly StrangerGroup[] = [
  { name: 'lower-case', characters: lower },
  { name: 'upper-case', characters: upper },
  { name: 'digit', characters: digit },
]

/** Tells whether a character belongs to the basic block of Han. */
export function isHan(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fa5'
}

/** Blanks as they are trimmed by servers. */
export function isBlank(character: string): boolean {
  return character.trim() === ''
}
