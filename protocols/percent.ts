/**
 * Percent-encoding as every signature here wants it: RFC 3986 unreserved characters stay, all else is `%XX` over UTF-8.
 *
 * Text may hold what is no Unicode, written and read by the two customs that there are for it: U+DC80 to U+DCFF stand
 * for the bytes 80 to FF (Python's `surrogateescape`, PEP 383), any other lone surrogate for its three WTF-8 bytes.
 * So every byte can be sent, and none is lost where it is received. Nothing here throws.
 */
import { isUtf8 } from 'node:buffer'

const plain = /^[A-Za-z0-9\-_.~]*$/
const leftRaw = /[!'()*]/g
const loneSurrogate = /\p{Surrogate}/u

/** Percent-encodes a text (RFC 3986, section 2.3; the vendors' encoders agree, see signing-vectors.json). */
export function percentEncode(text: string): string {
  if (plain.test(text)) return text
  if (loneSurrogate.test(text)) return percentEncodeBytes(bytesFromText(text))
  return encodeURIComponent(text).replace(leftRaw, escapeOne)
}

function escapeOne(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function percentEncodeBytes(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    out += plain.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return out
}

/** Decodes `%XX`, and `+` as a blank, as HTML forms do. A `%` that starts no pair of hex digits stays as it is. */
export function percentDecode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  return spaced.includes('%') ? percentDecodePath(spaced) : spaced
}

/** As `percentDecode`, but `+` stays `+`: for path segments. */
export function percentDecodePath(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return textFromBytes(percentDecodeBytes(text))
  }
}

function percentDecodeBytes(text: string): Uint8Array {
  const source = bytesFromText(text)
  const out = new Uint8Array(source.length)
  let length = 0
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0
    const pair = byte === 0x25 ? String.fromCharCode(source[at + 1] ?? 0, source[at + 2] ?? 0) : ''
    const escaped = /^[0-9A-Fa-f]{2}$/.test(pair)
    out[length] = escaped ? Number.parseInt(pair, 16) : byte
    length += 1
    if (escaped) at += 2
  }
  return out.subarray(0, length)
}

/** UTF-8; escaped bytes as they are, other lone surrogates as their three WTF-8 bytes (Simon Sapin, "The WTF-8 encoding"). */
export function bytesFromText(text: string): Uint8Array {
  if (!loneSurrogate.test(text)) return Buffer.from(text, 'utf8')
  return Buffer.concat(Array.from(text, bytesFromCharacter))
}

function bytesFromCharacter(character: string): Uint8Array {
  const code = character.codePointAt(0) ?? 0
  if (code < 0xd800 || code > 0xdfff) return Buffer.from(character)
  if (isEscape(code)) return Uint8Array.of(code & 0xff)
  return Uint8Array.of(0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
}

function isEscape(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff
}

/** The reverse of `bytesFromText`: bytes that are no UTF-8 become the surrogates that stand for them. No byte is lost. */
export function textFromBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  const read: string[] = []
  for (let at = 0; at < buffer.length;) {
    const length = lengthAt(buffer, at)
    const surrogate = length === 0 ? surrogateAt(buffer, at) : undefined
    const unit = surrogate ?? 0xdc00 | (buffer[at] ?? 0)
    if (length === 0 && unit >= 0xdc00) keepApart(read)
    read.push(length > 0 ? buffer.toString('utf8', at, at + length) : String.fromCharCode(unit))
    at += length > 0 ? length : surrogate === undefined ? 1 : 3
  }
  return read.join('')
}

/** What follows is the second half of a pair: first halves before it become the escapes of their bytes, or it were a character. */
function keepApart(read: string[]): void {
  for (let at = read.length - 1; /^[\ud800-\udbff]$/.test(read[at] ?? ''); at -= 1)
    read[at] = Array.from(bytesFromText(read[at] ?? ''), (byte) => String.fromCharCode(0xdc00 | byte)).join('')
}

/** How many bytes the character of UTF-8 has that begins there; 0 when none does. */
function lengthAt(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  return at + length <= buffer.length && isUtf8(buffer.subarray(at, at + length)) ? length : 0
}

/** The surrogate whose WTF-8 bytes stand there, unless it is one that stands for a byte. */
function surrogateAt(buffer: Buffer, at: number): number | undefined {
  const [first, second = 0, third = 0] = buffer.subarray(at, at + 3)
  if (first !== 0xed || second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) return undefined
  const code = 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f)
  return isEscape(code) ? undefined : code
}
