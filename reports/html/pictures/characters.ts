/** The character map: which characters were accepted at the start, in the middle and at the end of a value. */
import { cell, dot } from '@observablehq/plot'
import type { CharacterMap } from '../../../model/run.ts'
import { times } from '../../text/phrases.ts'
import type { Drawing } from './drawing.tsx'
import { shortList } from './frontier.ts'

type Point = CharacterMap['points'][number]

const POSITIONS = ['first', 'middle', 'last'] as const
/** Characters in one line of the picture. */
const LINE = 42
const COLUMN = 22

export type CharacterPicture = { readonly drawings: readonly Drawing[]; readonly odd: string }

/** Letters, then digits and marks, then what lies beyond ASCII, then what is known by a name only. */
export function characterPicture(map: CharacterMap): CharacterPicture {
  const names = [...new Set(map.points.map((point) => point.character))].toSorted(byCode)
  const kinds = [0, 1, 2, 3].map((kind) => names.filter((name) => kindOf(name) === kind))
  return {
    drawings: packed(kinds).map((line) =>
      lineDrawing(
        line,
        map.points.filter((point) => line.includes(point.character)),
      ),
    ),
    odd: oddText(map.points),
  }
}

function kindOf(character: string): number {
  if (isNamed(character)) return 3
  if (/^[A-Za-z]$/.test(character)) return 0
  return /^[\u0021-\u007e]$/.test(character) ? 1 : 2
}

/** Kinds share a line where they fit, but for names, which are written upright. */
function packed(kinds: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = []
  for (const line of kinds.flatMap(inLines)) {
    const last = lines.at(-1)
    const fits =
      last !== undefined && last.length + line.length <= LINE && isNamed(last[0] ?? '') === isNamed(line[0] ?? '')
    if (fits) lines.splice(-1, 1, [...last, ...line])
    else lines.push(line)
  }
  return lines
}

/** What is known by a name is written upright, and so stands apart from characters that show themselves. */
function isNamed(character: string): boolean {
  return nameOf(character) !== character
}

function inLines(names: readonly string[]): readonly (readonly string[])[] {
  const lines = Math.ceil(names.length / LINE)
  const each = Math.ceil(names.length / Math.max(1, lines))
  return Array.from({ length: lines }, (_, index) => names.slice(index * each, (index + 1) * each))
}

function lineDrawing(names: readonly string[], points: readonly Point[]): Drawing {
  const placed = points.map((point) => ({ ...point, name: nameOf(point.character) }))
  const at = { x: 'name', y: 'position', title: titleOf } as const
  const tall = names.some(isNamed)
  return {
    width: 70 + names.length * COLUMN,
    height: 94 + (tall ? 40 : 0),
    marginLeft: 58,
    marginRight: 12,
    marginTop: 4,
    marginBottom: tall ? 64 : 24,
    x: { type: 'band', domain: names.map(nameOf), label: null, tickSize: 0, padding: 0.1, tickRotate: tall ? -90 : 0 },
    y: { type: 'band', domain: POSITIONS, label: null, tickSize: 0, padding: 0.1 },
    marks: [
      cell(
        placed.filter((point) => point.documented),
        { x: 'name', y: 'position', fill: 'var(--line)' },
      ),
      dot(
        placed.filter((point) => point.accepted > 0 && point.documented),
        { ...at, r: 4.5, fill: 'var(--ink)' },
      ),
      dot(
        placed.filter((point) => point.refused > 0 && !point.documented),
        { ...at, r: 3.5, symbol: 'circle', stroke: 'var(--soft)', strokeWidth: 1.25 },
      ),
      dot(
        placed.filter((point) => point.accepted > 0 && !point.documented),
        { ...at, r: 5, symbol: 'triangle', fill: 'var(--gold)' },
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
  return `${nameOf(character)} ${position}: accepted ${times(accepted)}, refused ${times(refused)}; ${documented ? 'documented' : 'not documented'}`
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
