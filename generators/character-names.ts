/** Names a character in the name of a class: a word where there is one, otherwise `U+0000`. */
const words: Readonly<Record<string, string>> = {
  '-': 'hyphen',
  _: 'underscore',
  '.': 'dot',
  ',': 'comma',
  ' ': 'blank',
  ':': 'colon',
  ';': 'semicolon',
  '/': 'slash',
  '\\': 'backslash',
  '@': 'at',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '&': 'ampersand',
  '*': 'asterisk',
  '+': 'plus',
  '=': 'equals',
  '!': 'exclamation',
  '?': 'question',
  '~': 'tilde',
  "'": 'quote',
  '"': 'double-quote',
  '(': 'parenthesis',
  ')': 'closing-parenthesis',
  '[': 'bracket',
  ']': 'closing-bracket',
}

export function characterName(character: string): string {
  return words[character] ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
