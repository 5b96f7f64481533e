/**
 * Counts distinct values in bounded memory: exactly up to a limit, then not further.
 *
 * Values are kept as 53-bit hashes; two values that collide count as one, which at 10,000 values is about
 * one chance in a hundred million.
 */
export type DistinctCounter = {
  add(value: unknown): void
  /** At most `limit`. */
  readonly size: number
}

const limit = 10_000

export function distinctCounter(): DistinctCounter {
  const seen = new Set<number>()
  return {
    add(value) {
      if (seen.size < limit) seen.add(hash(typeof value === 'string' ? value : JSON.stringify(value)))
    },
    get size() {
      return seen.size
    },
  }
}

/** cyrb53, a public-domain string hash: 53 bits, not for security. */
export function hash(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
