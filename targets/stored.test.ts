import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery, Headers, WireRequest } from '../model/exchange.ts'
import { redacted, redactor } from './redaction.ts'
import { isSecretName } from './secret-names.ts'
import { stored } from './stored.ts'

const timing = { at: 1, took: 2 }
const get: WireRequest = { method: 'GET', url: 'http://h/', headers: [] }

function answer(body: string | Uint8Array, headers: Headers = []): Delivery {
  return { kind: 'response', response: { status: 200, headers, body: Buffer.from(body) }, timing }
}

function keep(request: WireRequest, delivery: Delivery = answer(''), secrets: readonly string[] = [], limit = 4096) {
  return stored(request, delivery, { curl: 'curl', redactor: redactor(secrets), limit })
}

test('knows names that go with secrets, and harmless ones', () => {
  const secret = [
    'Authorization',
    'X-Auth-Token',
    'x-acs-security-token',
    'Signature',
    'AccessKeyId',
    'Set-Cookie',
    'password',
    'Api_Key',
    'client_secret',
  ]
  expect(secret.filter((name) => !isSecretName(name))).toEqual([])
  const harmless = [
    'SignatureNonce',
    'x-acs-signature-method',
    'SignatureVersion',
    'NextToken',
    'ClientToken',
    'Host',
    'GroupName',
    'token_type',
    'expires',
  ]
  expect(harmless.filter(isSecretName)).toEqual([])
})

test('keeps what is no secret as it is', () => {
  const request: WireRequest = {
    method: 'POST',
    url: 'http://h/a?x=%7E&GroupId=a%2Fb',
    headers: [['X-A', '1']],
    body: Buffer.from('{"a":"é"}'),
  }
  expect(keep(request, answer('{"ok":true}', [['Content-Type', 'application/json']]))).toEqual({
    request: { method: 'POST', url: request.url, headers: [['X-A', '1']], body: '{"a":"é"}' },
    response: { status: 200, headers: [['Content-Type', 'application/json']], body: '{"ok":true}' },
    took: 2,
    curl: 'curl',
  })
})

test('hides headers by their names, and keeps what helps to read them', () => {
  const headers: Headers = [
    ['Authorization', 'ACS3-HMAC-SHA256 Credential=testid01,SignedHeaders=host;x-date,Signature=0123456789abcdef'],
    ['Authorization', 'Bearer abc'],
    ['authorization', 'nonsense'],
    ['X-Auth-Token', 'short'],
    ['x-signature-nonce', 'n'],
    ['Location', 'http://h/?token=abcdef&x=1'],
  ]
  expect(keep({ ...get, headers }).request.headers).toEqual([
    ['Authorization', `ACS3-HMAC-SHA256 Credential=${redacted}, SignedHeaders=host;x-date, Signature=${redacted}`],
    ['Authorization', `Bearer ${redacted}`],
    ['authorization', redacted],
    ['X-Auth-Token', redacted],
    ['x-signature-nonce', 'n'],
    ['Location', `http://h/?token=${redacted}&x=1`],
  ])
})

test('hides by name in queries, forms, JSON and XML', () => {
  const url = 'http://h/?Signature=a%2Bb%3D&AccessKeyId=id&x=1#f'
  const body = 'Signature=abc&Security%54oken=x&Name=n'
  const exchange = keep(
    { ...get, url, body: Buffer.from(body) },
    answer('<R><AccessKeySecret>s</AccessKeySecret><Id>1</Id></R>'),
  )
  expect(exchange.request.url).toBe(`http://h/?Signature=${redacted}&AccessKeyId=${redacted}&x=1#f`)
  expect(exchange.request.body).toBe(`Signature=${redacted}&Security%54oken=${redacted}&Name=n`)
  expect(exchange.response?.body).toBe(`<R><AccessKeySecret>${redacted}</AccessKeySecret><Id>1</Id></R>`)
  const json = keep(get, answer('{"token" : "a\\"b", "TokenType": "x", "password":"p", "token":{"id":"y"}}'))
  expect(json.response?.body).toBe(
    `{"token" : "${redacted}", "TokenType": "x", "password":"${redacted}", "token":{"id":"y"}}`,
  )
})

test('hides a signature of this request wherever the server repeats it', () => {
  const url = 'http://h/?Signature=Zm9vYmFyYmF6cXV4%3D&x=1'
  const echo =
    'wanted GET&%2F&Signature%253DZm9vYmFyYmF6cXV4%25253D, got Zm9vYmFyYmF6cXV4= and ' +
    Buffer.from('Zm9vYmFyYmF6cXV4=').toString('base64')
  const { response } = keep({ ...get, url }, answer(echo, [['X-Echo', 'Zm9vYmFyYmF6cXV4']]))
  expect(JSON.stringify(response)).not.toMatch(/Zm9vYmFyYmF6cXV4|Wm05dlltRnlZbUY2Y1hWN/)
})

test('keeps bytes that are no UTF-8 as base64, redacted before', () => {
  const body = Buffer.concat([Buffer.from([0xff]), Buffer.from('canary-0123')])
  const { response } = keep(get, answer(body), ['canary-0123'])
  expect(response).toMatchObject({ base64: true })
  expect(
    Buffer.from(response?.body ?? '', 'base64')
      .subarray(1)
      .toString(),
  ).toBe(redacted)
})

test('cuts bodies between characters, and never through a secret', () => {
  for (let limit = 0; limit < 30; limit++) {
    const { response } = keep(get, answer('ééé canary-0123 ééé'), ['canary-0123'], limit)
    expect(response?.base64).toBeUndefined()
    expect(response?.body.replaceAll(redacted, '')).toMatch(/^é{0,3} ?(?: é{0,3})?$/)
    expect(response?.cut).toBe(limit < 25 ? true : undefined)
  }
})

test('keeps what had come before a fault, as cut', () => {
  const fault = { kind: 'reset', message: 'closed, canary-0123' } as const
  const partial = { status: 200, headers: [], body: Buffer.from('{"a'), truncated: true }
  const exchange = keep(get, { kind: 'fault', fault, partial, timing }, ['canary-0123'])
  expect(exchange).toMatchObject({
    response: { body: '{"a', cut: true },
    fault: { kind: 'reset', message: `closed, ${redacted}` },
  })
  expect(keep(get, { kind: 'fault', fault, timing })).not.toHaveProperty('response')
})

test('lets no secret through, wherever it stands', () => {
  const secrets = fc.stringMatching(/^[A-Za-z0-9+/]{12,40}$/)
  const forms = [
    (secret: string) => secret,
    encodeURIComponent,
    (secret: string) => Buffer.from(secret).toString('base64'),
  ]
  const noise = fc.string({ maxLength: 200, unit: fc.constantFrom(...'ab{}"=&<> ,é') })
  fc.assert(
    fc.property(secrets, fc.constantFrom(...forms), noise, fc.nat(300), (secret, form, text, limit) => {
      const value = form(secret)
      const body = Buffer.from(`${text} ${value} ${text}`)
      const headers: Headers = [['X-Any', value]]
      const request: WireRequest = {
        method: 'POST',
        url: `http://h/${encodeURIComponent(value)}?a=${encodeURIComponent(value)}`,
        headers,
        body,
      }
      const exchange = stored(request, answer(body, headers), {
        curl: `curl '${value}'`,
        redactor: redactor([secret]),
        limit,
      })
      const written = JSON.stringify(exchange)
      for (const seen of forms.map((other) => other(secret).replaceAll('=', ''))) expect(written).not.toContain(seen)
    }),
    { numRuns: 300 },
  )
})
