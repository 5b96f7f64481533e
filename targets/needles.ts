/**
 * What to look for to find a secret: itself, and the forms that hide it from a plain search.
 *
 * Escapes are undone by `unescaping.ts`; here are the encodings that change every character. All in lower case,
 * because a search that ignores case hides a little too much, and one that does not may miss a secret.
 */
import { octetsOf } from './unescaping.ts'

export type Needle = {
  readonly octets: string
  /** Only where no letter or digit stands next to it: short secrets are parts of innocent words. */
  readonly whole: boolean
}

/** Below this, a secret is hidden only as a whole word and in no encoding but escapes. */
export const shortSecret = 6
/** Below this, hiding would shred every report and help nobody. */
const tooShort = 3

/** The needles of a secret. A value of one or two characters gives none. */
export function needlesOf(secret: string): readonly Needle[] {
  const octets = octetsOf(secret)
  if (octets.length < tooShort) return []
  const lower = octets.toLowerCase()
  if (octets.length < shortSecret) return [{ octets: lower, whole: true }]
  const bytes = Buffer.from(octets, 'latin1')
  const encoded = [bytes.toString('hex'), ...[0, 1, 2].map((offset) => base64At(bytes, offset))]
  return [...new Set([...spellings(lower), ...encoded])].map((form) => ({ octets: form, whole: false }))
}

/** A form has `+` for a space; base64, which many a key is, may have lost its padding. */
function spellings(octets: string): readonly string[] {
  const bare = octets.replace(/={1,2}$/, '')
  return [octets, octets.replaceAll(' ', '+'), ...(bare.length < shortSecret ? [] : [bare])]
}

/** The characters that stand for the bytes alone, when `offset` bytes of a group of three come before them. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor(((offset + bytes.length) * 8) / 6)
  return oneBase64(text.slice(first, last)).toLowerCase()
}

/** Base64 in its common alphabet, whichever it was written in. Changes no length. */
export function oneBase64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/')
}
