import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startClock } from './clock.ts'
import { openTarget, type Target } from './target.ts'

const sockets = new Set<Socket>()
let requests = 0
let url = ''
let target: Target

/** Answers well, closes without saying so, resets, talks nonsense, floods: in turn. */
const server = createServer((socket) => {
  sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
  socket.on('data', () => {
    const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
    const turn = ++requests % 7
    if (turn === 1) socket.end(ok)
    else if (turn === 3) socket.resetAndDestroy()
    else if (turn === 5) socket.write('nonsense')
    else if (turn === 6) socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2000)}`)
    else socket.write(ok)
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
  target = openTarget({ baseUrl: url, clock: startClock(), limits: { bodySize: 1000 } })
})
afterAll(() => server.close())

async function callMany(times: number): Promise<number> {
  let ended = 0
  const worker = async (): Promise<void> => {
    for (let count = 0; count < times / 8; count++) {
      await target.send({ method: 'GET', url, headers: [] })
      ended++
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return ended
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

test('thousands of good and bad answers leave neither connections nor memory behind', async () => {
  await callMany(1_600)
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  expect(await callMany(8_000)).toBe(8_000)
  // Eight at once on both sides of the wire, and those that are just being closed.
  expect(openSockets()).toBeLessThan(100)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  await target.close()
  for (let wait = 0; wait < 200 && sockets.size > 0; wait++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(sockets.size).toBe(0)
})
