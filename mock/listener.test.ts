import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { bookshelf, bookshelfKeyring } from './fixtures/bookshelf.ts'
import { closeShelves, errorOf, openShelf } from './fixtures/client.ts'
import type { Shelf } from './fixtures/client.ts'

const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await closeShelves()
})

type Ended = { readonly text: string; readonly closed: boolean }

/** Sends raw bytes and gives what came back until the server closed, or until the wait was over. */
function raw(shelf: Shelf, bytes: string | Buffer, feed?: (socket: Socket) => void, wait = 3000): Promise<Ended> {
  const { hostname, port } = new URL(shelf.mock.url('bookshelf'))
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes)
      feed?.(socket)
    })
    sockets.push(socket)
    const timer = setTimeout(() => done(false), wait)
    const done = (closed: boolean): void => {
      clearTimeout(timer)
      resolve({ text: Buffer.concat(chunks).toString('latin1'), closed })
    }
    socket.on('data', (chunk) => void chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => done(true))
  })
}

const token = `Authorization: Bearer ${bookshelfKeyring.main.token}`
const healthy = async (shelf: Shelf) => (await shelf.call('GET', '/books')).status

const garbage: readonly (readonly [string, string | Buffer])[] = [
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['bytes', Buffer.from([0, 255, 1, 254, 13, 10, 13, 10])],
  ['TLS', Buffer.from('16030100050100000100', 'hex')],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no host', 'GET /books HTTP/1.1\r\n\r\n'],
  ['a host that is none', 'GET /books HTTP/1.1\r\nHost: a b<c\r\nConnection: close\r\n\r\n'],
  ['a path that is none', 'GET //%zz\\<> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['an absolute path', 'GET http://%/books HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['an upgrade', 'GET /books HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
  ['a length that is none', 'POST /books HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
  ['two lengths', 'POST /books HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'length and chunks',
    'POST /books HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nabcde',
  ],
  ['broken chunks', 'POST /books HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['huge headers', `GET /books HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`],
  ['many headers', `GET /books HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(20_000)}\r\n`],
  ['a body cut short', `POST /books HTTP/1.1\r\nHost: a\r\n${token}\r\nContent-Length: 100\r\n\r\n{"book"`],
]

describe('survives', () => {
  test.each(garbage)('%s, and says nothing of its inside', async (_, bytes) => {
    const shelf = await openShelf()
    const { text } = await raw(shelf, bytes, (socket) => socket.end(), 2000)
    expect(text).not.toMatch(/ at .*\.[tj]s|node:|Error:|\/mock\//)
    expect(text).toMatch(/^(HTTP\/1\.1 [1-5]\d\d |$)/)
    expect(await healthy(shelf)).toBe(200)
  })

  const bodies: readonly (readonly [string, string | Buffer])[] = [
    ['deep nesting', '['.repeat(100_000)],
    ['deep objects', '{"book":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
    ['a prototype', '{"__proto__":{"name":"Emma"},"book":{"__proto__":{"name":"Emma"}}}'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a lone surrogate', '{"book":{"name":"Emma\\ud800"}}'],
    ['a huge number', '{"book":{"name":"Emma","pages":1e999}}'],
    ['NUL', '{"book":{"name":"Emma\\u0000"}}'],
    ['no JSON', '<book/>'],
    ['nothing', ''],
    ['null', 'null'],
    ['text', '"Emma"'],
  ]
  test.each(bodies)('a body of %s, with an error of its own', async (_, body) => {
    const shelf = await openShelf()
    const bytes = Buffer.concat([
      Buffer.from(
        `POST /books HTTP/1.1\r\nHost: a\r\n${token}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
      ),
      Buffer.from(body),
    ])
    const { text, closed } = await raw(shelf, bytes)
    expect(closed).toBe(true)
    expect(text).toMatch(/^HTTP\/1\.1 (400|413) /)
    expect(shelf.mock.stores['bookshelf']?.live()).toEqual([])
    expect(await healthy(shelf)).toBe(200)
  })
})

describe('bounds', () => {
  test('a body that never ends is refused at the limit and cut', async () => {
    const shelf = await openShelf({ bounds: { bodyBytes: 10_000 } })
    let sent = 0
    const head = `POST /books HTTP/1.1\r\nHost: a\r\n${token}\r\nTransfer-Encoding: chunked\r\n\r\n`
    const { text, closed } = await raw(shelf, head, (socket) => {
      const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`
      const feed = (): void => {
        if (socket.destroyed || sent > 50_000_000) return
        sent += 4096
        if (socket.write(chunk)) setImmediate(feed)
        else socket.once('drain', feed)
      }
      feed()
    })
    expect(closed).toBe(true)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(50_000_000)
    expect(await healthy(shelf)).toBe(200)
  })

  test('a declared length above the limit is refused without reading', async () => {
    const shelf = await openShelf()
    const { text, closed } = await raw(
      shelf,
      `POST /books HTTP/1.1\r\nHost: a\r\n${token}\r\nContent-Length: 9999999999\r\n\r\n`,
    )
    expect([closed, text.split('\r\n')[0]]).toEqual([true, 'HTTP/1.1 413 Payload Too Large'])
    expect(text).toContain('TooMuch')
  })

  test('a body as large as the documents allow is read', async () => {
    const spec = { ...bookshelf, limits: { ...bookshelf.limits, body: { bytes: 3_000_000, cite: [] } } }
    const shelf = await openShelf({}, spec)
    const seen = await shelf.call('POST', '/books', { book: { name: 'Emma' }, more: 'x'.repeat(2_000_000) })
    expect(seen.status).toBe(201)
    const more = await shelf.call('POST', '/books', { book: { name: 'Lesley' }, more: 'x'.repeat(3_000_000) })
    expect(errorOf(more).code).toBe('TooMuch')
  })

  test.each([
    ['headers', 'GET /books HTTP/1.1\r\nHost: a\r\nX: '],
    ['a body', `POST /books HTTP/1.1\r\nHost: a\r\n${token}\r\nContent-Length: 1000\r\n\r\n`],
  ])('%s that come a byte at a time are cut off', async (_, head) => {
    const shelf = await openShelf({ bounds: { headersMilliseconds: 300, requestMilliseconds: 600 } })
    const { closed } = await raw(
      shelf,
      head,
      (socket) => {
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('x')), 50)
      },
      8000,
    )
    expect(closed).toBe(true)
    expect(await healthy(shelf)).toBe(200)
  })

  test('connections above the limit are dropped, and room is made again', async () => {
    const shelf = await openShelf({ bounds: { connections: 5 } })
    const idle = Array.from({ length: 20 }, () => raw(shelf, '', undefined, 700))
    const dropped = (await Promise.all(idle)).filter((one) => one.closed)
    expect(dropped.length).toBeGreaterThanOrEqual(15)
    for (const socket of sockets.splice(0)) socket.destroy()
    await expect.poll(() => healthy(shelf).catch(() => 0)).toBe(200)
  })

  test('it listens on loopback, and on what it is told', async () => {
    expect(new URL((await openShelf()).mock.url('bookshelf')).hostname).toBe('127.0.0.1')
    const shelf = await openShelf({ host: '::1' })
    expect(shelf.mock.url('bookshelf')).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect(await healthy(shelf)).toBe(200)
  })
})

describe('starting', () => {
  test('a port that is taken is told', async () => {
    const shelf = await openShelf()
    const port = Number(new URL(shelf.mock.url('bookshelf')).port)
    await expect(openShelf({ ports: { bookshelf: port } })).rejects.toThrow(/EADDRINUSE/)
  })

  test('an unknown protocol and an unknown service are told', async () => {
    await expect(openShelf({}, { ...bookshelf, protocol: 'smoke-signals' })).rejects.toThrow(/`smoke-signals`/)
    const shelf = await openShelf()
    expect(() => shelf.mock.url('none')).toThrow(/`none`/)
  })
})
