/**
 * Makes text from outside harmless on paper: whatever a terminal, a parser or a reader's eye could take for
 * something else is written out as an escape. What remains is one line of printable characters.
 */

/**
 * C0 and C1 controls (so all ANSI escapes), line and paragraph separators, what changes the direction of text,
 * what has no width, tags, and halves of surrogate pairs.
 */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Writes every unsafe character as `\n`, `\u001b` … and leaves all others alone. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (unsafe) => SHORT[unsafe] ?? escapeUnits(unsafe))
}

function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

/** JSON on one line that is still JSON after all unsafe characters were escaped. */
export function visibleJson(value: unknown): string {
  return visible(JSON.stringify(value) ?? 'null')
}

/** Keeps at most `most` code points and says how many are gone. */
export function cut(text: string, most: number): string {
  const points = [...text]
  if (points.length <= most) return text
  return `${points.slice(0, most).join('')}… (${points.length - most} more characters)`
}

/**
 * Takes the sting out of text that a CI system would read as a command to itself: `::error …` at the start of a line,
 * `##[…]`, `##vso[…]` and `##teamcity[…]` anywhere in it. Wrapping may put any word at the start of a line.
 */
export function inert(text: string): string {
  return inertMarks(text).replace(/::(?=[a-z])/gi, ':\\u003a')
}

/** The same for a line that is ours at its start, so that more of it stays as it was. */
export function inertMarks(text: string): string {
  return text.replace(/##(?=[a-z]*\[)/gi, '#\\u0023')
}
