/**
 * A problem as a block of text: code, place, the line with a caret under what is meant, hint. Without colour.
 *
 * The line comes from a file that others wrote, so control characters are escaped and long lines cut.
 */
import type { Problem } from './problem.ts'

const widest = 100

/** The block, of several lines without a last line break. Without the text of the file there is no excerpt. */
export function formatProblem(problem: Problem, sourceText?: string): string {
  const { code, at, message, hint } = problem
  const margin = ' '.repeat(String(at.line).length)
  const line = sourceText === undefined ? undefined : sourceText.split('\n', at.line)[at.line - 1]
  return [
    `error[${code}]: ${escaped(message)}`,
    `${margin}--> ${escaped(at.file)}:${at.line}:${at.column}`,
    ...(line === undefined ? [] : excerpt(line.replace(/\r$/, ''), problem, margin)),
    ...(hint === undefined ? [] : [`hint: ${escaped(hint)}`]),
  ].join('\n')
}

function excerpt(line: string, { at }: Problem, margin: string): readonly string[] {
  // A line of megabytes is cut roughly first; the window then cuts it to what is shown.
  const from = Math.max(0, at.column - 4 * widest)
  const cells = cellsOf(line.slice(from, at.column + 4 * widest))
  const { text, caret, length } = windowOf(cells, at.column - 1 - from, at.length ?? 1)
  return [`${margin} |`, `${at.line} | ${text}`.trimEnd(), `${margin} | ${' '.repeat(caret)}${'^'.repeat(length)}`]
}

/** One character as it is shown: what stands for it, and how many columns of a terminal that takes. */
type Cell = { readonly from: number; readonly shown: string; readonly width: number }

function cellsOf(line: string): readonly Cell[] {
  let from = 0
  return [...line].map((character) => {
    const shown = escaped(character)
    const cell = { from, shown, width: shown === character ? widthOf(character) : shown.length }
    from += character.length
    return cell
  })
}

type Window = { readonly text: string; readonly caret: number; readonly length: number }

/** The part of the line around the caret that fits, with `…` where it was cut. */
function windowOf(cells: readonly Cell[], column: number, length: number): Window {
  const start = indexAt(cells, column)
  const total = width(cells)
  const isLong = total > widest
  const first = isLong && width(cells.slice(0, start)) > widest / 2 ? firstWithin(cells, start) : 0
  const shown = takeWidth(cells.slice(first), isLong ? widest : total)
  const head = first > 0 ? '…' : ''
  const tail = first + shown.length < cells.length ? '…' : ''
  const end = Math.min(indexAt(cells, column + length), first + shown.length)
  return {
    text: head + shown.map((cell) => cell.shown).join('') + tail,
    caret: head.length + width(cells.slice(first, start)),
    length: Math.max(1, width(cells.slice(start, end))),
  }
}

/** The first cell to show so that about half of the window lies before the caret. */
function firstWithin(cells: readonly Cell[], start: number): number {
  const before = takeWidth(cells.slice(0, start).toReversed(), widest / 2)
  return start - before.length
}

function takeWidth(cells: readonly Cell[], most: number): readonly Cell[] {
  let sum = 0
  return cells.filter((cell) => (sum += cell.width) <= most)
}

function indexAt(cells: readonly Cell[], column: number): number {
  const index = cells.findIndex((cell) => cell.from >= column)
  return index === -1 ? cells.length : index
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

const wide =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u
const marks = /^\p{Mn}$/u

function widthOf(character: string): number {
  if (marks.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Control characters, invisible ones and half surrogates as `\u{…}`: an excerpt must not steer a terminal. */
function escaped(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\t' ? '  ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
