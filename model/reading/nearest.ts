/** `did you mean …?`: the closest of the names that would be right. */

const longest = 64
const mostCompared = 200

/** A hint naming the closest candidate; undefined when none is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const best = nearest(word, candidates)
  return best === undefined ? undefined : `did you mean \`${best}\`?`
}

/** The candidate with the fewest edits, at most a third of the word; case alone counts as half an edit. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined
  const allowed = Math.max(1, Math.floor(word.length / 3))
  let best: { readonly name: string; readonly edits: number } | undefined
  let compared = 0
  for (const name of candidates) {
    if (name.length > longest || Math.abs(name.length - word.length) > allowed) continue
    compared += 1
    if (compared > mostCompared) break
    const edits = name.toLowerCase() === word.toLowerCase() ? 0.5 : distance(word, name)
    if (edits <= allowed && (best === undefined || edits < best.edits)) best = { name, edits }
  }
  return best?.name
}

/** Damerau-Levenshtein distance (adjacent transpositions count one). */
export function distance(left: string, right: string): number {
  let older: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(older, column - 2) + 1 : Infinity,
      )
    }
    older = previous
    previous = current
  }
  return at(previous, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
