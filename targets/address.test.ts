import { expect, test } from 'vitest'
import { isLoopback, readAddress, requestTarget } from './address.ts'

test('reads a base URL and takes the slash off its end', () => {
  expect(readAddress('http://127.0.0.1:8080/v3/')).toEqual({
    kind: 'address',
    baseUrl: 'http://127.0.0.1:8080/v3',
    origin: 'http://127.0.0.1:8080',
    loopback: true,
  })
  expect(readAddress('https://api.example.com')).toMatchObject({ baseUrl: 'https://api.example.com', loopback: false })
})

test('refuses what would leak or mislead, without repeating it', () => {
  const refused = [
    'http://user@h/',
    'http://user:hunter2@h/',
    'http://h/?q=hunter2',
    'http://h/?',
    'http://h/#hunter2',
    'ftp://h/',
    'h:80',
    '',
    '127.0.0.1',
    'http://',
  ]
  for (const text of refused) {
    const read = readAddress(text)
    expect(read, text).toMatchObject({ kind: 'problem', problem: { code: 'target/url', at: { file: '--target' } } })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  }
})

test('knows its own machine by the letter', () => {
  const own = [
    'http://127.0.0.1/',
    'http://127.9.9.9:1',
    'http://localhost:80/x',
    'http://LOCALHOST',
    'https://[::1]:1/',
    'http://0x7f.1/',
  ]
  for (const url of own) expect(isLoopback(url), url).toBe(true)
  const others = [
    'http://127.evil.test/',
    'http://localhost.evil.test/',
    'http://128.0.0.1/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::2]/',
    'http://10.0.0.1/',
    'nonsense',
    'http://localhost@evil.test/',
  ]
  for (const url of others) expect(isLoopback(url), url).toBe(false)
})

test('cuts the request target out without tidying it up', () => {
  const origin = 'http://h:1'
  expect(requestTarget('http://h:1/a/../b%2F?x=%zz#f', origin)).toBe('/a/../b%2F?x=%zz')
  expect(requestTarget('http://h:1', origin)).toBe('/')
  expect(requestTarget('http://h:1?x=1', origin)).toBe('/?x=1')
  expect(requestTarget('http://h:12/', origin)).toBeUndefined()
})
