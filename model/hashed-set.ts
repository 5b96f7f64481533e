/**
 * A set of texts that a million of fit into: 53-bit hashes in one flat table, 12 to 24 bytes each.
 *
 * Two texts with one hash count as the same. With a million texts the odds that any new one meets such a hash are
 * about 1 in 20,000; with 10,000, one in a hundred million.
 */
export type HashedSet = {
  has(text: string): boolean
  /** True when it is new. */
  add(text: string): boolean
  readonly size: number
}

const free = 0
const fullest = 2 / 3

/** An empty set. */
export function hashedSet(): HashedSet {
  let table = new Float64Array(64)
  let size = 0
  return {
    has: (text) => table[placeOf(table, hash(text))] !== free,
    add(text) {
      const key = hash(text)
      const place = placeOf(table, key)
      if (table[place] !== free) return false
      table[place] = key
      size += 1
      if (size > table.length * fullest) table = grown(table)
      return true
    },
    get size() {
      return size
    },
  }
}

/** Where the key is, or the free place where it would be. */
function placeOf(table: Float64Array, key: number): number {
  let place = key % table.length
  while (table[place] !== key && table[place] !== free) place = (place + 1) % table.length
  return place
}

function grown(table: Float64Array): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(table.length * 2)
  for (const key of table) if (key !== free) wider[placeOf(wider, key)] = key
  return wider
}

/** cyrb53, a public-domain string hash: 53 bits, never 0, not for security. */
function hash(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1
}
