/**
 * Takes one layer of escaping off a text, and remembers where each character stood.
 *
 * Texts are octets, one character per byte, so that `é`, `%C3%A9`, `\u00e9` and `&#233;` all become the same two.
 * Whatever looks like an escape is undone, mixed or not: this serves to search, never to read a value.
 */
export type Layer = {
  readonly octets: string
  /** Where octet `i` begins in the text that was given first; one more at the end. Undefined when nothing has moved. */
  readonly starts?: Uint32Array
}

const escape =
  /%([0-9a-f]{2})|\\{1,8}u(d[89ab][0-9a-f]{2})\\{1,8}u(d[c-f][0-9a-f]{2})|\\{1,8}u([0-9a-f]{4})|\\{1,8}x([0-9a-f]{2})|\\([\\/"'bfnrt])|&#x0{0,8}([0-9a-f]{1,6});?|&#0{0,8}(\d{1,7});?|&(amp|lt|gt|quot|apos);/gi

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** One layer less, or undefined when there was nothing to undo. */
export function unescapeLayer({ octets, starts }: Layer): Layer | undefined {
  let text = ''
  let from = 0
  const places: number[] = []
  const copy = (until: number): void => {
    text += octets.slice(from, until)
    for (let at = from; at < until; at++) places.push(starts?.[at] ?? at)
  }
  for (const match of octets.matchAll(escape)) {
    const plain = plainOf(match)
    if (plain === undefined) continue
    copy(match.index)
    text += plain
    for (let at = 0; at < plain.length; at++) places.push(starts?.[match.index] ?? match.index)
    from = match.index + match[0].length
  }
  if (from === 0) return undefined
  copy(octets.length)
  places.push(starts?.[octets.length] ?? octets.length)
  return { octets: text, starts: Uint32Array.from(places) }
}

function plainOf(match: RegExpExecArray): string | undefined {
  const [, percent, high, low, unit, byte, escaped, hex, decimal, name] = match
  if (percent !== undefined || byte !== undefined)
    return String.fromCharCode(Number.parseInt(percent ?? byte ?? '', 16))
  if (high !== undefined)
    return octetsOf(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low ?? '', 16)))
  if (unit !== undefined) return octetsOf(String.fromCharCode(Number.parseInt(unit, 16)))
  if (escaped !== undefined) return short[escaped.toLowerCase()] ?? escaped
  if (name !== undefined) return named[name.toLowerCase()]
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return point <= 0x10ffff ? octetsOf(String.fromCodePoint(point)) : undefined
}

/** The bytes of a text in UTF-8, one character each. */
export function octetsOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
