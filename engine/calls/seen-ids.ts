/** Remembers the request ids of a run, however many. */
import { hashedSet } from '../../model/hashed-set.ts'

/** True when the id was seen before. */
export function seenIds(): (id: string) => boolean {
  const seen = hashedSet()
  return (id) => !seen.add(id)
}
