/** Text laid out in terminal columns: a Chinese character takes two, a combining mark none. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const MARK = /\p{M}/u

/** Counts the columns that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return columns
}

/** Fills with spaces on the right; longer text stays as it is. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

/** Cuts to so many columns, the last of which is then an ellipsis. */
export function fitted(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  return `${pieceOf(text, columns - 1)}…`
}

/** Breaks at spaces, and inside words that are longer than a line. Never gives an empty list. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => piecesOf(long, columns))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

function piecesOf(word: string, columns: number): readonly string[] {
  const pieces: string[] = []
  let rest = word
  while (columnsOf(rest) > columns) {
    const piece = pieceOf(rest, columns)
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest]
}

function pieceOf(text: string, columns: number): string {
  let piece = ''
  let width = 0
  for (const character of text) {
    width += columnsOf(character)
    if (width > columns && piece !== '') break
    piece += character
  }
  return piece
}
