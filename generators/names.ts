/**
 * Hands out names that this run has not used, so that no case is refused for another's name.
 *
 * Names count as the same when they differ only by case, by Unicode form (NFC) or by blanks around them: a server
 * may treat them so. A name follows from the seed and the key alone, unless it is taken: then the next draw is tried.
 */
import type * as fc from 'fast-check'
import { hashedSet } from '../model/hashed-set.ts'
import { drawMany } from './draw.ts'

export type NameSource = {
  readonly seed: number
  isTaken(name: string): boolean
  /** Marks a name that exists by other means, such as one that the target says it has. False when it was taken. */
  take(name: string): boolean
  /** Draws until a text is new, and takes it; what is no text needs not be new. Asked again with the same key, it gives another. Throws `NamesExhausted`. */
  fresh<T>(values: fc.Arbitrary<T>, key: string): T
}

/** Says that an arbitrary has no new name left: a class with too few values for the cases planned. */
export class NamesExhausted extends Error {
  override name = 'NamesExhausted' as const
}

/** How a name is compared. */
export function nameIdentity(name: string): string {
  return name.trim().normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

const batches = [1, 8, 64, 512, 4096]

/** Makes a source for one run. */
export function nameSource(seed: number): NameSource {
  const taken = hashedSet()
  const isTaken = (name: string) => taken.has(nameIdentity(name))
  const take = (name: string) => taken.add(nameIdentity(name))
  const fresh = <T>(values: fc.Arbitrary<T>, key: string): T => {
    for (const size of batches) {
      for (const value of drawMany(values, seed, `name/${key}/${size}`, size)) {
        if (typeof value !== 'string' || take(value)) return value
      }
    }
    throw new NamesExhausted(`no new name is left for \`${key}\``)
  }
  return { seed, isTaken, take, fresh }
}
