/** The character map: which characters were accepted at the start, in the middle and at the end of a value. */
import { cell, dot } from '@observablehq/plot'
import type { CharacterMap } from '../../../model/run.ts'
import type { Drawing } from './drawing.tsx'
import { shortList } from './frontier.ts'

type Point = CharacterMap['points'][number]

const POSITIONS = ['first', 'middle', 'last'] as const
/** Characters in one line of the picture. */
const LINE = 32

export type CharacterPicture = { readonly drawings: readonly Drawing[]; readonly odd: string }

export function characterPicture(map: CharacterMap): CharacterPicture {
  const names = [...new Set(map.points.map((point) => point.character))].toSorted(byCode)
  const lines = [names.filter((name) => !isLong(name)), names.filter(isLong)].flatMap(inLines)
  return {
    drawings: lines.map((line) =>
      lineDrawing(
        line,
        map.points.filter((point) => line.includes(point.character)),
      ),
    ),
    odd: oddText(map.points),
  }
}

/** Long names are written upright, and so stand apart from characters that show themselves. */
function isLong(character: string): boolean {
  return [...nameOf(character)].length > 2
}

function inLines(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / LINE) }, (_, index) =>
    names.slice(index * LINE, (index + 1) * LINE),
  )
}

function lineDrawing(names: readonly string[], points: readonly Point[]): Drawing {
  const placed = points.map((point) => ({ ...point, name: nameOf(point.character) }))
  const at = { x: 'name', y: 'position', title: titleOf } as const
  const tall = names.some(isLong)
  return {
    width: 70 + names.length * 24,
    height: 96 + (tall ? 44 : 0),
    marginLeft: 58,
    marginTop: 6,
    marginBottom: tall ? 62 : 26,
    x: { type: 'band', domain: names.map(nameOf), label: null, tickSize: 0, padding: 0.12, tickRotate: tall ? -90 : 0 },
    y: { type: 'band', domain: POSITIONS, label: null, tickSize: 0, padding: 0.12 },
    marks: [
      cell(
        placed.filter((point) => point.documented),
        { x: 'name', y: 'position', fill: 'var(--line)' },
      ),
      dot(
        placed.filter((point) => point.accepted > 0),
        { ...at, r: 4.5, fill: (point: Point) => (point.documented ? 'var(--ink)' : 'var(--gold)') },
      ),
      dot(
        placed.filter((point) => point.refused > 0 && !point.documented),
        { ...at, r: 1.5, fill: 'var(--soft)' },
      ),
      dot(
        placed.filter((point) => point.refused > 0 && point.documented),
        { ...at, r: 5, symbol: 'times', stroke: 'var(--fail)', strokeWidth: 3 },
      ),
    ],
  }
}

function byCode(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
}

const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US space'.split(
    ' ',
  )

/** A character as it can be read: control characters by their names, what cannot be seen by its number. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0)
  if (code === undefined) return 'none'
  const control = code === 0x7f ? 'DEL' : CONTROLS[code]
  if (control !== undefined) return control
  if (/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(character)) return character
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function titleOf({ character, position, accepted, refused, documented }: Point): string {
  return `${nameOf(character)} ${position}: accepted ${accepted}, refused ${refused} times; ${documented ? 'documented' : 'not documented'}`
}

function oddText(points: readonly Point[]): string {
  const named = (some: readonly Point[]) =>
    shortList(some.map((point) => `${nameOf(point.character)} (${point.position})`))
  const refused = points.filter((point) => point.documented && point.refused > 0)
  const accepted = points.filter((point) => !point.documented && point.accepted > 0)
  return [
    refused.length > 0 ? `Refused although documented: ${named(refused)}.` : '',
    accepted.length > 0 ? `Accepted although not documented: ${named(accepted)}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}
