/** From offsets in a text to lines and columns. Columns count UTF-16 units, as editors do. */
import type { SourceRef } from '../problem.ts'

/** Gives the place of a span of text; the length stops at the end of the line. */
export type Locate = (start: number, end?: number) => SourceRef

/** Prepares a text once, then finds each place by bisection. */
export function locator(file: string, text: string): Locate {
  const starts = [0]
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1)
  return (start, end = start + 1) => {
    const from = Math.max(0, Math.min(start, text.length))
    const line = lineOf(starts, from)
    const begin = starts[line] ?? 0
    const next = starts[line + 1]
    const stop = next === undefined ? text.length : next - 1
    return {
      file,
      line: line + 1,
      column: from - begin + 1,
      length: Math.max(1, Math.min(end, stop) - from),
    }
  }
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
