/**
 * Opens a compressed body, never beyond a limit. We ask for no compression, but servers do as they like.
 *
 * Only the codings of RFC 9110 section 8.4.1 that Node 20 can read; at most two on top of each other.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export type Opened =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly because: string }

export const mostCodings = 2

type Open = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array

const codings: Readonly<Record<string, Open>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // RFC 9110 means zlib (RFC 1950); many servers send raw deflate (RFC 1951). The low half of a zlib head is 8.
  deflate: (bytes, options) => (((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync : inflateRawSync)(bytes, options),
  br: brotliDecompressSync,
}

/** Undoes the codings of a `Content-Encoding` value (all such headers joined by commas), last one first. */
export function decompress(body: Uint8Array, contentEncoding: string, limit: number): Opened {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const applied = names.filter((name) => name !== '' && name !== 'identity').toReversed()
  if (applied.length > mostCodings)
    return { kind: 'broken', because: `more than ${mostCodings} codings on top of each other` }
  let bytes = body
  for (const name of applied) {
    // Nothing to open: HEAD, 204 and 304 name the coding that a body would have.
    if (bytes.length === 0) break
    const open = Object.hasOwn(codings, name) ? codings[name] : undefined
    if (open === undefined) return { kind: 'broken', because: 'a coding that was not asked for and is not known here' }
    try {
      bytes = open(bytes, { maxOutputLength: limit })
    } catch (error) {
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      return tooLarge
        ? { kind: 'too-large' }
        : { kind: 'broken', because: `bytes that are not ${name}, or not all of them` }
    }
  }
  return { kind: 'body', body: bytes }
}
