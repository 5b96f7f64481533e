/** Remembers request ids as 53-bit hashes, so that a million of them fit: a false alarm has odds of about 1 in 20,000 there. */
import { hash } from '../blame/distinct.ts'

/** True when the id was seen before. */
export function seenIds(): (id: string) => boolean {
  const seen = new Set<number>()
  return (id) => {
    const key = hash(id)
    if (seen.has(key)) return true
    seen.add(key)
    return false
  }
}
