/** Servers that speak something else than HTTP/1.1, or HTTP with an accent. */
import { answer, type Behaviour, ends, writes } from './behaviour.sample.ts'

const noHttp = { ends: 'malformed', says: 'is no HTTP/1.1' } as const
const fine = { ends: 'response', status: 200 } as const
const withHeader = (header: string): string => answer('ok', header)

export const unspoken: readonly Behaviour[] = [
  ends('speaks HTTP/0.9', '<html>ok</html>', noHttp),
  ends('speaks HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', fine),
  writes(
    'speaks HTTP/1.0 and keeps the connection',
    'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok',
    fine,
  ),
  writes('speaks HTTP/2 unasked', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', noHttp),
  writes('speaks HTTP/7.3', 'HTTP/7.3 200 OK\r\nContent-Length: 0\r\n\r\n', noHttp),
  writes('speaks SSH', 'SSH-2.0-OpenSSH_9.2\r\n', noHttp),
  writes('sends binary noise', '\x00\xff\x01\xfe\x7f\x80', noHttp),
  writes('sends a status that is no number', 'HTTP/1.1 OK OK\r\n\r\n', noHttp),
  writes('sends a status of two digits', 'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n', noHttp),
  writes('sends a status of four digits', 'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n', noHttp),
  writes('sends status 999', 'HTTP/1.1 999 Beyond\r\nContent-Length: 0\r\n\r\n', { ends: 'response', status: 999 }),
  writes('sends no reason phrase', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', fine),
  writes('sends a header with a NUL', withHeader('X: a\0b'), noHttp),
  writes('sends a header without a colon', withHeader('nonsense'), noHttp),
  writes('sends a header with a space before its colon', withHeader('X : y'), noHttp),
  writes('sends a header without a name', withHeader(': y'), noHttp),
  writes('folds a header over two lines', withHeader('X: a\r\n b'), noHttp),
  writes('sends a header in UTF-8', withHeader('X: \xc3\xa9'), fine),
  writes('sends a header named `__proto__`', withHeader('__proto__: polluted'), fine),
  writes('ends its lines with LF alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', noHttp),
  writes('sends empty lines before its answer', `\r\n\r\n${answer('ok')}`, fine),
  writes('answers before it is asked', answer('ok'), { ...fine, at: 'connect' }),
  writes('sends 103 first', `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${answer('ok')}`, fine),
  writes('sends 100 unasked', `HTTP/1.1 100 Continue\r\n\r\n${answer('ok')}`, {
    ends: 'malformed',
    says: '100 Continue',
  }),
  writes(
    'switches protocols unasked',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    { ends: 'malformed', says: '101' },
  ),
  ...[301, 302, 303, 307, 308].map((status) =>
    writes(
      `redirects elsewhere with ${status}`,
      `HTTP/1.1 ${status} Away\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n`,
      { ends: 'response', status },
    ),
  ),
]
