/**
 * Gathers an answer while it comes in, within limits. The body is copied into one growing buffer:
 * a million chunks of one byte would otherwise cost a hundred bytes each.
 */
import type { Headers, WireResponse } from '../model/exchange.ts'

export class Gathering {
  readonly #limit: number
  #bytes = new Uint8Array(0)
  #size = 0
  #head: { readonly status: number; readonly headers: Headers } | undefined

  constructor(limit: number) {
    this.#limit = limit
  }

  begin(status: number, headers: Headers): void {
    this.#head = { status, headers }
  }

  /** Adds a piece of the body; false when the limit is passed (what fits is kept). */
  add(piece: Uint8Array): boolean {
    const fits = piece.subarray(0, this.#limit - this.#size)
    const needed = this.#size + fits.length
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.#limit, Math.max(needed, this.#bytes.length * 2, 1024)))
      larger.set(this.#bytes.subarray(0, this.#size))
      this.#bytes = larger
    }
    this.#bytes.set(fits, this.#size)
    this.#size = needed
    return fits.length === piece.length
  }

  /** What has come so far, or undefined before the head is whole. */
  response(): WireResponse | undefined {
    return this.#head === undefined ? undefined : { ...this.#head, body: this.#bytes.slice(0, this.#size) }
  }
}

/** Header pairs from the flat list of a parser: names as sent, one character per byte. */
export function headersFrom(raw: unknown): Headers {
  const flat = Array.isArray(raw) ? raw.map(textFrom) : []
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < flat.length; index += 2) pairs.push([flat[index] ?? '', flat[index + 1] ?? ''])
  return pairs
}

function textFrom(value: unknown): string {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
    : String(value)
}
