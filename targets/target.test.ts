import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { WireRequest } from '../model/exchange.ts'
import { startClock } from './clock.ts'
import { openTarget, type Target } from './target.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Listens on loopback and answers each chunk that comes in. */
async function serve(
  answer: (socket: Socket, text: string, connection: number) => void,
  host = '127.0.0.1',
): Promise<string> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    const connection = ++connections
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
    socket.on('data', (bytes) => answer(socket, bytes.toString('latin1'), connection))
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  open.push({ close: () => (sockets.forEach((socket) => socket.destroy()), server.close()) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return host.includes(':') ? `http://[${host}]:${address.port}` : `http://${host}:${address.port}`
}

function target(baseUrl: string): Target {
  const opened = openTarget({ baseUrl, clock: startClock() })
  open.unshift(opened)
  return opened
}

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const get = (url: string): WireRequest => ({ method: 'GET', url, headers: [] })

test('puts headers, path and body on the wire exactly as given', async () => {
  let seen = ''
  const url = await serve((socket, text) => {
    seen += text
    socket.write(ok)
  })
  const body = Buffer.from([0xff, 0x00, 0x7b])
  const headers = [
    ['X-Twice', '1'],
    ['x-twice', ' é'],
    ['Content-Type', 'application/json;charset=utf8'],
  ] as const
  await target(url).send({ method: 'POST', url: `${url}/a/../b%2f?x=%7E&x=*`, headers, body })
  const host = url.slice('http://'.length)
  expect(seen).toBe(
    `POST /a/../b%2f?x=%7E&x=* HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\nX-Twice: 1\r\nx-twice:  é\r\n` +
      `Content-Type: application/json;charset=utf8\r\ncontent-length: 3\r\n\r\n\xff\x00{`,
  )
})

test('gives back status, header pairs and body as bytes', async () => {
  const url = await serve((socket) =>
    socket.write('HTTP/1.1 404 Nope\r\nX-A: 1\r\nx-a: \xe9\r\nContent-Length: 2\r\n\r\n\xff\xfe', 'latin1'),
  )
  const delivery = await target(url).send(get(url))
  expect(delivery).toMatchObject({
    kind: 'response',
    response: {
      status: 404,
      headers: [
        ['X-A', '1'],
        ['x-a', 'é'],
        ['Content-Length', '2'],
      ],
      body: new Uint8Array([0xff, 0xfe]),
    },
  })
  expect(delivery.timing.took).toBeGreaterThanOrEqual(0)
})

test('keeps a connection for the next request', async () => {
  const seen: number[] = []
  const url = await serve((socket, _text, connection) => {
    seen.push(connection)
    socket.write(ok)
  })
  const one = target(url)
  for (let times = 0; times < 3; times++) await one.send(get(url))
  expect(seen).toEqual([1, 1, 1])
})

test('sends once more, and says so, when a kept connection is reset before any byte of an answer', async () => {
  const seen: number[] = []
  const url = await serve((socket, _text, connection) => {
    seen.push(connection)
    if (seen.length === 2) socket.resetAndDestroy()
    else socket.write(ok)
  })
  const one = target(url)
  expect(await one.send(get(url))).not.toHaveProperty('resent')
  expect(await one.send(get(url))).toMatchObject({ kind: 'response', resent: true })
  expect(seen).toEqual([1, 1, 2])
})

test('sends only once more', async () => {
  let requests = 0
  const url = await serve((socket) => (++requests === 1 ? socket.write(ok) : socket.resetAndDestroy()))
  const one = target(url)
  await one.send(get(url))
  expect(await one.send(get(url))).toMatchObject({ kind: 'fault', fault: { kind: 'reset' }, resent: true })
  expect(requests).toBe(3)
})

test('does not send again on a fresh connection, nor after the first byte of an answer', async () => {
  let requests = 0
  const url = await serve((socket) => {
    if (++requests === 2) socket.write(ok)
    else if (requests === 3) socket.write('HTTP/1.1 2', () => socket.resetAndDestroy())
    else socket.resetAndDestroy()
  })
  const one = target(url)
  expect(await one.send(get(url))).toMatchObject({ kind: 'fault', fault: { kind: 'reset' } })
  await one.send(get(url))
  const third = await one.send(get(url))
  expect(third).toMatchObject({ kind: 'fault', fault: { kind: 'reset' } })
  expect(third).not.toHaveProperty('resent')
  expect(requests).toBe(3)
})

test('knows a fresh connection also when it takes the place of one that was just closed', async () => {
  let requests = 0
  const url = await serve((socket) => {
    if (++requests === 1) socket.end(ok.replace('OK', 'OK\r\nConnection: close'))
    else socket.resetAndDestroy()
  })
  const one = target(url)
  await one.send(get(url))
  expect(await one.send(get(url))).not.toHaveProperty('resent')
  expect(requests).toBe(2)
})

test('survives a server that closes after each answer without saying so', async () => {
  const url = await serve((socket) => socket.end(ok))
  const one = target(url)
  for (let times = 0; times < 20; times++) expect(await one.send(get(url))).toMatchObject({ kind: 'response' })
})

test('sends many requests at once', async () => {
  const url = await serve((socket) => socket.write(ok))
  const one = target(url)
  const deliveries = await Promise.all(Array.from({ length: 32 }, () => one.send(get(url))))
  expect(deliveries.map(({ kind }) => kind)).toEqual(Array.from({ length: 32 }, () => 'response'))
})

test('sends nothing to another origin', async () => {
  const url = await serve((socket) => socket.write(ok))
  for (const other of ['http://127.0.0.1:1/', `${url}.evil.test/`, `${url}@evil.test/`, 'nonsense']) {
    expect(await target(url).send(get(other)), other).toMatchObject({ kind: 'fault', fault: { kind: 'other' } })
  }
})

test('refuses what HTTP cannot carry, as a fault', async () => {
  const url = await serve((socket) => socket.write(ok))
  for (const headers of [[['a', 'b\r\nc: d']], [['é', '1']], [['a', '中']]] as const) {
    expect(await target(url).send({ method: 'GET', url, headers })).toMatchObject({
      kind: 'fault',
      fault: { kind: 'other' },
    })
  }
})

test('gives up on abort, and on close, without waiting for the server', async () => {
  const url = await serve(() => undefined)
  const one = target(url)
  const stop = new AbortController()
  const aborted = one.send(get(url), { signal: stop.signal })
  setTimeout(() => stop.abort(), 20)
  expect(await aborted).toMatchObject({ kind: 'fault', fault: { kind: 'other' } })
  expect(await one.send(get(url), { signal: stop.signal })).toMatchObject({ kind: 'fault' })
  const closed = one.send(get(url))
  await one.close()
  expect(await closed).toMatchObject({ kind: 'fault', fault: { kind: 'other' } })
  expect(await one.send(get(url))).toMatchObject({ kind: 'fault', fault: { kind: 'other' } })
})

test('speaks IPv6', async () => {
  const url = await serve((socket) => socket.write(ok), '::1')
  expect(await target(url).send(get(`${url}/x`))).toMatchObject({ kind: 'response' })
})
