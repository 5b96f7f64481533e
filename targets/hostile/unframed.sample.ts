/** Servers whose answers end in the wrong place: lengths, chunks, closed connections. */
import type { Socket } from 'node:net'
import { answer, type Behaviour, ends, writes } from './behaviour.sample.ts'

const ok = 'HTTP/1.1 200 OK\r\n'
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`

function resets(name: string, text: string, rest: Pick<Behaviour, 'ends' | 'says' | 'at'>): Behaviour {
  const serve = (socket: Socket): void => {
    if (text === '') socket.resetAndDestroy()
    else socket.write(text, 'latin1', () => setTimeout(() => socket.resetAndDestroy(), 20))
  }
  return { name, serve, ...rest }
}

const noHttp = { ends: 'malformed', says: 'is no HTTP/1.1' } as const

export const unframed: readonly Behaviour[] = [
  ends('closes without an answer', '', { ends: 'reset', says: 'without an answer' }),
  resets('resets the connection when it is asked', '', { ends: 'reset', says: 'without an answer' }),
  resets('resets the connection at once', '', { at: 'connect', ends: 'reset', says: 'without an answer' }),
  resets('resets in the middle of its head', 'HTTP/1.1 200 O', { ends: 'reset', says: 'middle of the head' }),
  resets('resets in the middle of its body', `${ok}Content-Length: 9\r\n\r\nabc`, {
    ends: 'reset',
    says: 'before the body was whole',
  }),
  resets('resets in the middle of a chunk', `${chunked}9\r\nabc`, { ends: 'reset', says: 'before the body was whole' }),
  ends('closes in the middle of its head', `${ok}Content-Le`, { ends: 'reset', says: 'middle of the head' }),
  ends('closes before the length it declared', `${ok}Content-Length: 9\r\n\r\nabc`, {
    ends: 'reset',
    says: 'Content-Length',
  }),
  ends('closes before the length it declared, as it said', `${ok}Connection: close\r\nContent-Length: 9\r\n\r\nabc`, {
    ends: 'reset',
    says: 'Content-Length',
  }),
  ends('closes before the last chunk', `${chunked}3\r\nabc\r\n`, { ends: 'reset', says: 'before the body was whole' }),
  ends(
    'closes before the last chunk, as it said',
    `${ok}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`,
    { ends: 'reset', says: 'before the body was whole' },
  ),
  writes('sends more than the length it declared', `${answer('ok')}and more`, { ends: 'response', status: 200 }),
  writes('answers twice', answer('ok') + answer('again'), { ends: 'response', status: 200 }),
  writes('declares two lengths', `${ok}Content-Length: 2\r\nContent-Length: 5\r\n\r\nokokok`, noHttp),
  writes(
    'declares a length and chunks',
    `${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    noHttp,
  ),
  writes('declares a negative length', `${ok}Content-Length: -1\r\n\r\nok`, noHttp),
  writes('declares a length that is no number', `${ok}Content-Length: two\r\n\r\nok`, noHttp),
  writes('declares a length beyond all numbers', `${ok}Content-Length: ${'9'.repeat(40)}\r\n\r\nok`, noHttp),
  writes('sends a chunk size that is no number', `${chunked}zz\r\nok\r\n0\r\n\r\n`, noHttp),
  writes('sends a chunk size beyond all numbers', `${chunked}${'f'.repeat(20)}\r\nok`, noHttp),
  writes('sends a chunk longer than its size', `${chunked}1\r\nokokok\r\n0\r\n\r\n`, noHttp),
  ends('closes after its answer without saying so', answer('ok'), { ends: 'response', status: 200 }),
  ends('closes after its answer, as it said', answer('ok', 'Connection: close'), { ends: 'response', status: 200 }),
  ends('ends its body by closing', `${ok}\r\nok`, { ends: 'response', status: 200 }),
  writes('sends 204 with a body', 'HTTP/1.1 204 No Content\r\n\r\nsurprise', { ends: 'response', status: 204 }),
  writes('sends 204 with a length and a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 8\r\n\r\nsurprise', {
    ends: 'reset',
    says: 'Content-Length',
  }),
  writes('sends 304 with a length and no body', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 8\r\n\r\n', {
    ends: 'reset',
    says: 'Content-Length',
  }),
]
