/** Walks from a broken value to a simpler one that is broken as well, within a number of tries. */

export type Descent<T> = { readonly value: T; readonly steps: number; readonly tries: number }

/**
 * Takes the first candidate that is still broken and begins again from there, until none is or the tries are used up.
 * No value is tried twice. `isBroken` sends a request; what it throws goes through.
 */
export async function descend<T>(
  start: T,
  candidates: (value: T) => Iterable<T>,
  isBroken: (value: T) => Promise<boolean>,
  most: number,
): Promise<Descent<T>> {
  const seen = new Set([JSON.stringify(start)])
  let [value, steps, tries] = [start, 0, 0]
  for (let next: T | undefined = start; next !== undefined;) {
    next = undefined
    for (const candidate of candidates(value)) {
      const key = JSON.stringify(candidate)
      if (seen.has(key)) continue
      if (tries >= most) return { value, steps, tries }
      seen.add(key)
      tries += 1
      if (!(await isBroken(candidate))) continue
      next = candidate
      break
    }
    if (next !== undefined) [value, steps] = [next, steps + 1]
  }
  return { value, steps, tries }
}
