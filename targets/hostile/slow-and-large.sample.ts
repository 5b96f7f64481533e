/** Servers that take too long or send too much. */
import { answer, type Behaviour, drips, ends, floods, writes } from './behaviour.sample.ts'

const ok = 'HTTP/1.1 200 OK\r\n'
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`
const gigabyte = `${ok}Content-Length: 1073741824\r\n\r\n`

export const slow: readonly Behaviour[] = [
  writes('says nothing', '', { ends: 'timeout', says: 'no whole head', within: 'head' }),
  drips('sends its head one byte at a time', 'HTTP/1.1 200 OK\r\nX: ', 'x', {
    ends: 'timeout',
    says: 'head',
    within: 'head',
  }),
  drips('sends its body one byte at a time', `${ok}\r\n`, 'x', { ends: 'timeout', says: '`total`', within: 'total' }),
  drips('sends empty lines for ever', '', '\r\n', { ends: 'timeout', says: 'head', within: 'head' }),
  writes('falls silent in its body', `${ok}Content-Length: 10\r\n\r\nabc`, {
    ends: 'timeout',
    says: '`idle`',
    within: 'idle',
  }),
  writes('falls silent in a chunk', `${chunked}5\r\nab`, { ends: 'timeout', says: '`idle`', within: 'idle' }),
  writes('declares a gigabyte and sends nothing of it', gigabyte, { ends: 'timeout', says: '`idle`', within: 'idle' }),
  {
    name: 'never answers the TLS handshake',
    serve: () => undefined,
    at: 'connect',
    scheme: 'https',
    ends: 'timeout',
    says: 'No connection',
    within: 'connect',
  },
]

export const large: readonly Behaviour[] = [
  floods('sends a body without end', `${ok}\r\n`, 'x', { ends: 'too-large', says: '`bodySize`' }),
  floods('sends chunks without end', chunked, '4\r\nabcd\r\n', { ends: 'too-large', says: '`bodySize`' }),
  floods('sends chunks of one byte without end', chunked, '1\r\na\r\n', { ends: 'too-large', says: '`bodySize`' }),
  floods('declares a gigabyte and sends it', gigabyte, 'x', { ends: 'too-large', says: '`bodySize`' }),
  ends('declares a gigabyte and closes', gigabyte, { ends: 'reset', says: 'Content-Length' }),
  floods('sends headers without end', ok, 'X-Y: zzzzzzzz\r\n', { ends: 'too-large', says: '`headSize`' }),
  floods('sends one header without end', `${ok}X: `, 'x', { ends: 'too-large', says: '`headSize`' }),
  floods('sends a header name without end', ok, 'x', { ends: 'too-large', says: '`headSize`' }),
  floods('sends trailers without end', `${chunked}0\r\n`, 'X-Y: zzzzzzzz\r\n', {
    ends: 'too-large',
    says: '`headSize`',
  }),
  floods('sends a reason phrase without end', 'HTTP/1.1 200 ', 'x', { ends: 'timeout', says: 'head', within: 'head' }),
  floods('sends a chunk extension without end', `${chunked}5;`, 'x', {
    ends: 'timeout',
    says: '`idle`',
    within: 'idle',
  }),
  floods('sends interim answers without end', '', 'HTTP/1.1 103 Early Hints\r\n\r\n', {
    ends: 'malformed',
    says: 'interim',
  }),
  writes('sends two hundred headers', answer('ok', ...Array.from({ length: 200 }, (_, at) => `X-${at}: y`)), {
    ends: 'response',
    status: 200,
  }),
]
