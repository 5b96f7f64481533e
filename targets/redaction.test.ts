import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redacted, redactor } from './redaction.ts'

type Encoding = (secret: string) => string

const bytesOf = (text: string): number[] => [...Buffer.from(text, 'utf8')]
const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0')
const percentAll: Encoding = (secret) =>
  bytesOf(secret)
    .map((byte) => `%${hexOf(byte)}`)
    .join('')
const units = (secret: string): number[] => Array.from({ length: secret.length }, (_, at) => secret.charCodeAt(at))
const html: Encoding = (secret) =>
  secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
const json: Encoding = (secret) => JSON.stringify(secret).slice(1, -1)
const base64: Encoding = (secret) => Buffer.from(secret).toString('base64')

/** Encodings that can be hidden to the last character. */
const encodings: Readonly<Record<string, Encoding>> = {
  plain: (secret) => secret,
  'percent, as in a URL': encodeURIComponent,
  'percent, lower case': (secret) => encodeURIComponent(secret).replaceAll(/%../g, (hex) => hex.toLowerCase()),
  'percent, every byte': percentAll,
  'percent, every byte, upper case': (secret) => percentAll(secret).toUpperCase(),
  'percent, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'percent, every byte, twice': (secret) => encodeURIComponent(percentAll(secret)),
  'percent, three times': (secret) => encodeURIComponent(encodeURIComponent(encodeURIComponent(secret))),
  form: (secret) => encodeURIComponent(secret).replaceAll('%20', '+'),
  'JSON string': json,
  'JSON string, slashes escaped': (secret) => json(secret).replaceAll('/', '\\/'),
  'JSON string, every unit escaped': (secret) =>
    units(secret)
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  'JSON in JSON': (secret) => json(json(secret)),
  HTML: html,
  'HTML, twice': (secret) => html(html(secret)),
  'HTML, decimal': (secret) => Array.from(secret, (character) => `&#${character.codePointAt(0)};`).join(''),
  'HTML, hexadecimal': (secret) =>
    Array.from(secret, (character) => `&#x${character.codePointAt(0)?.toString(16)};`).join(''),
  'percent in JSON in HTML': (secret) => html(json(encodeURIComponent(secret))),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex, upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  'upper case': (secret) => secret.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
  'lower case': (secret) => secret.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
}

const key = fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...'abcXYZ019+/=-_.~!$&()*') })
const phrase = fc.string({ minLength: 6, maxLength: 30, unit: 'grapheme' })
const secrets = fc.oneof(key, phrase, fc.stringMatching(/^[A-Za-z0-9]{16,40}$/))
const context = fc.string({ maxLength: 30, unit: fc.constantFrom(...'abc äé中:,.{}[]<>') })

test.each(Object.entries(encodings))('hides a secret to the last character: %s', (_name, encode) => {
  fc.assert(
    fc.property(secrets, fc.array(key, { maxLength: 3 }), context, context, (secret, others, before, after) => {
      const text = (inner: string): string => `${before} "${inner}" ${after}`
      const around = text('')
      fc.pre(others.every((other) => !around.includes(other)))
      expect(redactor([...others, secret]).text(text(encode(secret)))).toBe(text(redacted))
    }),
    { numRuns: 100 },
  )
})

const variants: readonly [string, (bytes: Buffer) => string][] = [
  ['base64', (bytes) => bytes.toString('base64')],
  ['base64url', (bytes) => bytes.toString('base64url')],
  ['base64 in a URL', (bytes) => encodeURIComponent(bytes.toString('base64'))],
  ['base64 in JSON', (bytes) => bytes.toString('base64').replaceAll('/', '\\/')],
]

test.each(variants)('leaves nothing of a secret in %s, wherever it stands in it', (_name, encode) => {
  fc.assert(
    fc.property(secrets, fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (secret, before, after) => {
      const text = encode(Buffer.from(before + secret + after))
      const hidden = redactor([secret]).text(`key="${text}"`)
      expect(hidden).toContain(redacted)
      const own = Buffer.from(secret).toString('base64').replaceAll('=', '')
      const left = hidden.replaceAll(redacted, ' ')
      expect(left).not.toContain(own)
      for (const run of left.split(/[^A-Za-z0-9+/_-]+/))
        expect(Buffer.from(run, 'base64').toString()).not.toContain(secret)
    }),
    { numRuns: 300 },
  )
})

test('finds base64 that is glued to other letters', () => {
  fc.assert(
    fc.property(secrets, fc.nat(5), fc.stringMatching(/^[a-z]{0,5}$/), (secret, ahead, letters) => {
      const text = base64('.'.repeat(ahead) + secret)
      const left = redactor([secret]).text(`/${letters}${text}${letters}`).replaceAll(redacted, '')
      // At most the characters at both ends remain, which hold bits of a neighbour too.
      expect(left.length).toBeLessThanOrEqual(1 + 2 * letters.length + Math.ceil((ahead * 4) / 3) + 4)
    }),
    { numRuns: 300 },
  )
})

test('opens base64 within base64, and what is escaped within it', () => {
  const redact = redactor(['canary-0123456789/+'])
  expect(redact.text(`"${base64(base64('canary-0123456789/+'))}"`)).toBe(`"${redacted}"`)
  expect(redact.text(`"${base64(`{"t":"${percentAll('canary-0123456789/+')}"}`)}"`)).toBe(`"${redacted}"`)
})

test('hides in bytes that are no text, and leaves the others alone', () => {
  const secret = 'canäry-0123'
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(secret), Buffer.from([0x80])])
  const expected = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(redacted), Buffer.from([0x80])])
  expect(Buffer.from(redactor([secret]).bytes(bytes)).equals(expected)).toBe(true)
})

test('never cuts a secret in two', () => {
  const redact = redactor(['canary-0123456789'])
  const body = Buffer.from('ab canary-0123456789 cd canary-0123456789')
  for (let limit = 0; limit <= body.length; limit++) {
    const cut = Buffer.from(redact.bytes(body, limit)).toString()
    expect('ab [redacted] cd [redacted]').toContain(cut)
    expect(cut.replaceAll(redacted, '')).not.toContain('ca')
  }
})

test('hides short secrets as whole words only, and shorter ones not at all', () => {
  expect(redactor(['admin']).text('admin, administrator, %61dmin, "admin"')).toBe(
    `${redacted}, administrator, ${redacted}, "${redacted}"`,
  )
  expect(redactor(['ok', 'x', '']).text('ok x')).toBe('ok x')
})

test('takes the longest of secrets that overlap, once', () => {
  expect(redactor(['secret-one', 'secret-one-and-two']).text('a secret-one-and-two b')).toBe(`a ${redacted} b`)
  expect(redactor(['abcdefgh', 'efghijkl']).text('abcdefghijkl')).toBe(redacted)
})

test('gives back the very text when there is nothing to hide, lone surrogates too', () => {
  const text = 'plain \ud800 %zz &#99999999; \\u12 %'
  expect(redactor(['canary-0123']).text(text)).toBe(text)
  expect(redactor([]).text(text)).toBe(text)
})

test('is not slowed down by hostile text', () => {
  const many = Array.from({ length: 20 }, (_, index) => `canary-${index}-0123456789`)
  const plain = 'x'.repeat(100_000)
  const hostile = [
    '%25'.repeat(33_000),
    '\\'.repeat(100_000),
    '&#0'.repeat(33_000),
    '&amp;'.repeat(20_000),
    'QUJD'.repeat(25_000),
    '"a":"'.repeat(20_000),
  ]
  for (const text of [plain, ...hostile]) expect(redactor(many).text(text)).toBe(text)
})

test.each([
  ['as a parameter', (value: string) => `GET /?Signature=${value}&b=1`],
  ['in a header', (value: string) => `Credential=x, SignedHeaders=host, Signature=${value}`],
  ['in JSON', (value: string) => JSON.stringify({ 'X-Signature': value })],
  ['in JSON within JSON', (value: string) => JSON.stringify(JSON.stringify({ signature: value }))],
  ['in XML', (value: string) => `<Signature>${value}</Signature>`],
  ['percent-encoded', (value: string) => encodeURIComponent(`Signature=${value}`)],
  ['in base64', (value: string) => Buffer.from(`a Signature=${value} b`).toString('base64')],
])('hides a signature that a target echoes %s', (_, echo) => {
  const value = 'f80e7fb588ec796b49721bf5562806f47153d4707658ed3b0877ea5c81dd39f8'
  const hidden = redactor(['another-secret']).text(echo(value))
  expect(hidden).toContain('[redacted]')
  expect(hidden).not.toContain(value)
  expect(Buffer.from(hidden, 'base64').toString()).not.toContain(value)
})
