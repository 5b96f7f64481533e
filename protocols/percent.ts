/**
 * Percent-encoding as every signature here wants it: RFC 3986 unreserved characters stay, all else is `%XX` over UTF-8.
 *
 * A lone surrogate is written and read as its three WTF-8 bytes, so that text which is no Unicode survives the way
 * there; other bytes that are no UTF-8 are read as U+FFFD. Nothing here throws.
 */
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

/**
 * The form of a received component that signatures cover. `decoded` is `percentDecode(component)`: vendors' clients leave
 * `* ! ' ( )` raw, so a verifier encodes again what it decoded. Bytes that are no UTF-8 are kept as they came.
 */
export function normalised(component: string, decoded: string): string {
  if (!decoded.includes('\uFFFD')) return percentEncode(decoded)
  return percentEncodeBytes(percentDecodeBytes(component.replaceAll('+', ' ')))
}

/** UTF-8, with lone surrogates as their three WTF-8 bytes (Simon Sapin, "The WTF-8 encoding"). */
export function bytesFromText(text: string): Uint8Array {
  if (!loneSurrogate.test(text)) return Buffer.from(text, 'utf8')
  const parts: Uint8Array[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isLone = code >= 0xd800 && code <= 0xdfff
    parts.push(isLone ? Uint8Array.of(0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)) : Buffer.from(character))
  }
  return Buffer.concat(parts)
}

/** The reverse of `bytesFromText`. */
export function textFromBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let out = ''
  let from = 0
  for (let at = buffer.indexOf(0xed); at !== -1; at = buffer.indexOf(0xed, at + 1)) {
    const second = buffer[at + 1] ?? 0
    const third = buffer[at + 2] ?? 0
    if (at < from || second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) continue
    out += buffer.toString('utf8', from, at) + String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f))
    from = at + 3
  }
  return from === 0 ? buffer.toString('utf8') : out + buffer.toString('utf8', from)
}
