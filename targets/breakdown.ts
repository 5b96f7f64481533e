/**
 * Names why no answer came, from the code of an error of the transport.
 *
 * Only codes and our own words go into a message: texts of other libraries may quote what was sent or received.
 */
import type { TransportFault } from '../model/exchange.ts'
import { faultFromLimit, malformed, stopped } from './fault.ts'
import type { Limits } from './limits.ts'

/** How far a request had come. */
export type Stage = 'connect' | 'head' | 'body'

export type Place = {
  readonly origin: string
  readonly stage: Stage
  readonly answered: boolean
  readonly limits: Limits
}

type Reading = (place: Place, code: string, error: unknown) => TransportFault

/** An orderly end and a reset cannot be told apart for certain: the system reports one as the other at times. */
const ended = /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|PARSER_EOF)$/

/** The first that fits is taken. */
const readings: readonly (readonly [codes: RegExp, read: Reading])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/, nameless],
  [/^ECONNREFUSED$/, refused],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/, unreachable],
  [/^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/, untrusted],
  [/^(?:ERR_SSL_|ERR_TLS_|EPROTO$)/, noTls],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, ({ origin, limits }) => faultFromLimit('connect', limits, origin)],
  [/^UND_ERR_HEADERS_OVERFLOW$/, ({ origin, limits }) => faultFromLimit('headSize', limits, origin)],
  [/^UND_ERR_(?:INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/, unsendable],
  [/^UND_ERR_(?:DESTROYED|CLOSED)$/, ({ origin }) => stopped(origin)],
  [ended, cutShort],
  [/^PARSER$/, noHttp],
  [/(?:)/, unknown],
]

/** The fault for an error of the transport. `error` is trusted for its code only. */
export function faultFromError(error: unknown, place: Place): TransportFault {
  const code = codeOf(error)
  const [, read] = readings.find(([codes]) => codes.test(code)) ?? [undefined, unknown]
  return read(place, code, error)
}

function nameless({ origin }: Place, code: string): TransportFault {
  const message = `The name in ${origin} has no address (${code}). Check the spelling and the name server.`
  return { kind: 'dns', message }
}

function refused({ origin }: Place): TransportFault {
  return { kind: 'refused', message: `${origin} refused the connection. Is the server running, and is the port right?` }
}

function unreachable({ origin }: Place, code: string): TransportFault {
  return { kind: 'other', message: `There is no way to ${origin} (${code}). Check the network.` }
}

function untrusted({ origin }: Place, code: string): TransportFault {
  const next = 'Trust its issuer with NODE_EXTRA_CA_CERTS, or use the right host name.'
  return { kind: 'tls', message: `The certificate of ${origin} is not trusted (${code}). ${next}` }
}

function noTls({ origin }: Place, code: string): TransportFault {
  return { kind: 'tls', message: `${origin} does not speak TLS as it should (${code}). Is it a plain \`http:\` port?` }
}

function unsendable(_place: Place, code: string): TransportFault {
  const message = `The request was not sent (${code}): a header, the method or the path cannot be written in HTTP.`
  return { kind: 'other', message }
}

function cutShort(place: Place, code: string, error: unknown): TransportFault {
  const { origin, stage, answered } = place
  // undici gives these the code of a closed socket.
  const answer = { 'bad response': '100 Continue', 'bad upgrade': '101 Switching Protocols' }[textOf(error, 'message')]
  if (answer !== undefined) return malformed(`${origin} answered ${answer}, which nobody asked for.`)
  if (stage === 'connect' && origin.startsWith('https:')) return noTls(place, code)
  if (stage !== 'body' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return noHttp(place, code, error)
  if (!answered && origin.startsWith('http:'))
    return reset(`${origin} closed the connection without an answer. Does it speak TLS?`)
  if (!answered) return reset(`${origin} closed the connection without an answer.`)
  if (stage === 'body')
    return reset(`${origin} closed the connection before the body was whole, or its Content-Length is wrong.`)
  return reset(`${origin} closed the connection in the middle of the head of its answer.`)
}

function noHttp({ origin }: Place, _code: string, error: unknown): TransportFault {
  // A TLS alert record: RFC 8446 section 5.1.
  if (textOf(error, 'data').startsWith('\u0015\u0003')) {
    return { kind: 'tls', message: `${origin} speaks TLS. Write \`https:\` in the URL of the target.` }
  }
  const why = parserReason.exec(textOf(error, 'message'))?.[1]
  const reason = why === undefined ? '' : `: ${why.toLowerCase()}`
  return malformed(`The answer of ${origin} is no HTTP/1.1${reason}. Look at it with \`curl -v --raw\`.`)
}

function unknown({ origin }: Place, code: string): TransportFault {
  return { kind: 'other', message: `The request to ${origin} failed (${code === '' ? 'no code' : code}).` }
}

function reset(what: string): TransportFault {
  return { kind: 'reset', message: `${what} Look at the server's log.` }
}

/** The parser's errors carry no code, but a reason, one of a fixed set of phrases. */
const parserReason = /\(([A-Za-z][\w ,/`'.-]{0,80})\)$/

function codeOf(error: unknown): string {
  if (textOf(error, 'name') !== 'HTTPParserError') return textOf(error, 'code')
  return parserReason.exec(textOf(error, 'message'))?.[1] === 'Invalid EOF state' ? 'PARSER_EOF' : 'PARSER'
}

function textOf(error: unknown, key: 'name' | 'code' | 'message' | 'data'): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}
