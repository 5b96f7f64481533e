/**
 * Damages files the way accidents and attackers do: bytes flipped, lines lost, keys swapped, hostile pieces put in.
 * The same seed gives the same damage.
 */

/** Whole numbers below a bound, from a seed (mulberry32). */
export type Draw = (below: number) => number

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const pieces = [
  '*a',
  '&a ',
  '<<: ',
  '[',
  ']',
  '{',
  '}',
  '- ',
  '? ',
  ': ',
  '|\n',
  '>\n',
  '"',
  "'",
  '#',
  '\t',
  '\0',
  '\r',
  '\u{feff}',
  '\u{2028}',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '!!js/function ',
  '!!binary ',
  '__proto__: ',
  'constructor: ',
  'toString: ',
  '{ toString: 1 }',
  '1e999',
  '-0',
  '0x7fffffffffffffff',
  '.nan',
  '~',
  '[]',
  '{}',
  'null',
  'true',
  '"{',
  'a#b/c',
  '{parameter}',
  '[[[[[[[[',
  '- - - - - - ',
  '😀',
  '\u{d800}',
  '  ',
  '\n',
  ',',
  '*',
  '(a+)+$',
  '['.repeat(500),
  '{a: '.repeat(300),
  '- '.repeat(500),
  '? '.repeat(500),
  ' '.repeat(600),
  'a'.repeat(5000),
  '&x [*x, *x]',
]

/** Values that parse, but seldom fit. */
const values = [
  '1',
  '-5',
  '2.5',
  'true',
  'x',
  '""',
  '[]',
  '{}',
  'null',
  '99999999999',
  'é',
  'GET',
  'all',
  'accept',
  'letter',
  '"1"',
  '[a, a]',
  '{ a: 1 }',
]

type Damage = (text: string, draw: Draw) => string

const damages: readonly Damage[] = [
  (text, draw) => withLines(text, (lines) => lines.toSpliced(draw(lines.length), 1 + draw(3))),
  (text, draw) =>
    withLines(text, (lines) =>
      lines.toSpliced(draw(lines.length), 0, ...lines.slice(draw(lines.length)).slice(0, 1 + draw(4))),
    ),
  (text, draw) => withLines(text, (lines) => swapped(lines, draw(lines.length), draw(lines.length))),
  (text, draw) =>
    withLines(text, (lines) =>
      lines.with(draw(lines.length), `${' '.repeat(draw(12))}${(lines[draw(lines.length)] ?? '').trim()}`),
    ),
  (text, draw) => insert(text, draw(text.length + 1), pieces[draw(pieces.length)] ?? ''),
  (text, draw) => replaceWord(text, draw, pieces[draw(pieces.length)] ?? ''),
  (text, draw) => replaceWord(text, draw, values[draw(values.length)] ?? ''),
  (text, draw) => replaceWord(text, draw, values[draw(values.length)] ?? ''),
  (text, draw) => replaceWord(text, draw, wordAt(text, draw)),
  (text, draw) => replaceWord(text, draw, wordAt(text, draw)),
  (text, draw) => text.slice(0, draw(text.length + 1)),
  (text, draw) => insert(text, draw(text.length + 1), String.fromCharCode(draw(0x300))),
]

/** The text with one to three damages, and sometimes with flipped bytes on top. */
export function damaged(text: string, draw: Draw): string | Uint8Array {
  let result = text
  for (let round = draw(2) + draw(2); round >= 0; round -= 1)
    result = damages[draw(damages.length)]?.(result, draw) ?? result
  if (draw(8) > 0) return result
  const bytes = new TextEncoder().encode(result)
  for (let flips = draw(3); flips >= 0 && bytes.length > 0; flips -= 1) {
    const at = draw(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8))
  }
  return bytes
}

function withLines(text: string, change: (lines: string[]) => string[]): string {
  return change(text.split('\n')).join('\n')
}

function swapped(lines: string[], left: number, right: number): string[] {
  return lines.with(left, lines[right] ?? '').with(right, lines[left] ?? '')
}

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at)
}

function replaceWord(text: string, draw: Draw, by: string): string {
  const start = text.indexOf(wordAt(text, draw))
  const word = /[\w.-]+/y
  word.lastIndex = Math.max(0, start)
  const length = word.exec(text)?.[0].length ?? 1
  return text.slice(0, Math.max(0, start)) + by + text.slice(Math.max(0, start) + length)
}

function wordAt(text: string, draw: Draw): string {
  const word = /[\w.-]+/g
  word.lastIndex = draw(text.length + 1)
  return word.exec(text)?.[0] ?? 'assay'
}
