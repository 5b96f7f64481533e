/** So many of them, evenly taken; all when no count is given or there are no more. */
export function sampled<T>(all: readonly T[], count: number | undefined): readonly T[] {
  if (count === undefined || count >= all.length) return all
  return Array.from({ length: count }, (_, place) => all[Math.floor((place * all.length) / count)]).filter(
    (one) => one !== undefined,
  )
}
