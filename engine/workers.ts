/** Works through an iterable with so many at a time, in its order, taking the next only when there is a hand for it. */

/** Stops taking when the signal is aborted; rejects with the first error after those under way have ended. */
export async function eachAtOnce<T>(
  items: Iterable<T>,
  hands: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  let failed = false
  const hand = async (): Promise<void> => {
    while (!signal.aborted && !failed) {
      const next = iterator.next()
      if (next.done === true) return
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.max(1, hands) }, hand))
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason
}
