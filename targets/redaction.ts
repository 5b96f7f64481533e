/**
 * Hides secrets in anything that is written or shown: as they are, escaped (percent, JSON, XML, up to four layers),
 * in base64 at any alignment, in hex, and in any case of letters. Only the secret goes; what stands around it stays.
 *
 * It works on octets, one character per byte, so that it serves texts and bytes alike.
 */
import { needlesOf, type Needle, oneBase64 } from './needles.ts'
import { type Layer, unescapeLayer } from './unescaping.ts'

export const redacted = '[redacted]'

export type Redactor = {
  text(text: string): string
  /** With a limit, what stands in the first `limit` bytes; a secret that reaches over the limit is hidden as a whole. */
  bytes(bytes: Uint8Array, limit?: number): Uint8Array
  /** For header values: one character per byte. */
  octets(octets: string): string
  /** One that hides these too. */
  with(more: readonly string[]): Redactor
  /** The most bytes that a secret can take when it is escaped once: how far to look beyond a cut. */
  readonly reach: number
}

type Span = readonly [from: number, to: number]

const layers = 4
const base64Runs = /[A-Za-z0-9+/_-]{16,}={0,2}/g
const wordOctet = /[a-z0-9]/
const signatures = /signature(?:["'\\]*\s*[:=]\s*["'\\]*|>)([a-z0-9+/=_-]{20,})/g

/** Makes a redactor. Values of one or two characters are not hidden, and those below six only as whole words. */
export function redactor(secrets: readonly string[]): Redactor {
  const all = [...new Set(secrets)]
  const needles = all.flatMap(needlesOf)
  const octets = (text: string): string => hide(text, spansOf(text, needles, 2))
  return {
    octets,
    text: (text) => {
      const before = Buffer.from(text, 'utf8').toString('latin1')
      const after = octets(before)
      return after === before ? text : Buffer.from(after, 'latin1').toString('utf8')
    },
    bytes: (bytes, limit = bytes.length) => {
      const before = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
      const spans = spansOf(before, needles, 2).filter(([from]) => from < limit)
      return Buffer.from(hide(before.slice(0, limit), spans), 'latin1')
    },
    with: (more) => redactor([...all, ...more]),
    reach: Math.max(0, ...needles.map((needle) => needle.octets.length)) * 6,
  }
}

/** Where secrets stand, first ones first. `depth` tells how many times base64 within base64 is still opened. */
function spansOf(text: string, needles: readonly Needle[], depth: number): readonly Span[] {
  const spans: Span[] = []
  let layer: Layer | undefined = { octets: text }
  for (let count = 0; layer !== undefined && count <= layers; count++) {
    for (const [from, to] of [...found(layer.octets, needles), ...foundInBase64(layer.octets, needles, depth)]) {
      spans.push([layer.starts?.[from] ?? from, layer.starts?.[to] ?? to])
    }
    layer = unescapeLayer(layer)
  }
  return spans.toSorted(([one], [other]) => one - other)
}

function found(octets: string, needles: readonly Needle[]): readonly Span[] {
  const spans: Span[] = []
  const lower = octets.toLowerCase()
  // A signature is made anew for each call; targets that echo requests call it by its name.
  for (const { index, 0: whole, 1: value = '' } of lower.matchAll(signatures))
    spans.push([index + whole.length - value.length, index + whole.length])
  const texts = new Set([lower, oneBase64(lower)])
  for (const text of texts) {
    for (const needle of needles) {
      const length = needle.octets.length
      for (let at = text.indexOf(needle.octets); at >= 0; at = text.indexOf(needle.octets, at + 1)) {
        if (!needle.whole || standsAlone(text, at, at + length)) spans.push([at, at + length])
      }
    }
  }
  return spans
}

function standsAlone(text: string, from: number, to: number): boolean {
  return !wordOctet.test(text[from - 1] ?? '') && !wordOctet.test(text[to] ?? '')
}

/** Runs of base64 that hold an encoded form of a secret, which no needle in the run itself can show. */
function foundInBase64(octets: string, needles: readonly Needle[], depth: number): readonly Span[] {
  if (depth === 0) return []
  return [...octets.matchAll(base64Runs)].flatMap(({ 0: run, index }): readonly Span[] => {
    const opened = Buffer.from(run, 'base64').toString('latin1')
    return spansOf(opened, needles, depth - 1).length === 0 ? [] : [[index, index + run.length]]
  })
}

function hide(text: string, spans: readonly Span[]): string {
  let kept = ''
  let at = 0
  for (const [from, to] of spans) {
    if (from >= at) kept += text.slice(at, from) + redacted
    at = Math.max(at, to)
  }
  return kept + text.slice(at)
}
