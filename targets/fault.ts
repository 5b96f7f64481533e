/**
 * Names why no answer came: what happened, where, and what to do next.
 *
 * Only codes and our own words go into a message: texts of other libraries may quote what was sent or received.
 */
import type { TransportFault } from '../model/exchange.ts'
import type { Limits } from './limits.ts'

/** How far a request had come. */
export type Stage = 'connect' | 'head' | 'body'

export type Place = { readonly origin: string; readonly stage: Stage; readonly answered: boolean }

type Fault = TransportFault

/** A limit of our own that was passed. */
export type Exceeded = keyof Limits

/** The fault for a limit that was passed. */
export function faultFromLimit(limit: Exceeded, limits: Limits, origin: string): Fault {
  const value = limits[limit]
  switch (limit) {
    case 'connect':
      return timeout(
        `No connection to ${origin} within ${value} ms. Is the host right, and does a firewall drop packets?`,
      )
    case 'head':
      return timeout(
        `${origin} sent no whole head of an answer within ${value} ms. Look at the server's log, or raise the limit \`head\`.`,
      )
    case 'idle':
      return timeout(
        `${origin} sent nothing for ${value} ms in the middle of a body. Look at the server's log, or raise the limit \`idle\`.`,
      )
    case 'total':
      return timeout(
        `${origin} was not done within ${value} ms. Look at the server's log, or raise the limit \`total\`.`,
      )
    case 'bodySize':
      return tooLarge(
        `${origin} answered with a body of more than ${value} bytes. Raise the limit \`bodySize\` if it is meant to be so large.`,
      )
    case 'headSize':
      return tooLarge(
        `${origin} answered with headers of more than ${value} bytes. Raise the limit \`headSize\` if they are meant to be so large.`,
      )
    case 'interim':
      return malformed(
        `${origin} sent more than ${value} interim (1xx) answers and no real one. Look for a loop in the server.`,
      )
    default:
      return limit satisfies never
  }
}

const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'])
const unsendable = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'])
/** An orderly end and a reset cannot be told apart for certain: the system reports one as the other at times. */
const ended = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
])
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/

/** The fault for an error of the transport. `error` is trusted for its code only. */
export function faultFromError(error: unknown, place: Place, limits: Limits): Fault {
  const { origin, stage } = place
  const code = textOf(error, 'code')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL') {
    return {
      kind: 'dns',
      message: `The name in ${origin} has no address (${code}). Check the spelling and the name server.`,
    }
  }
  if (code === 'ECONNREFUSED')
    return {
      kind: 'refused',
      message: `${origin} refused the connection. Is the server running, and is the port right?`,
    }
  if (unreachable.has(code))
    return { kind: 'other', message: `There is no way to ${origin} (${code}). Check the network.` }
  if (certificate.test(code)) {
    return {
      kind: 'tls',
      message: `The certificate of ${origin} is not trusted (${code}). Trust its issuer with NODE_EXTRA_CA_CERTS, or use the right host name.`,
    }
  }
  if (
    code.startsWith('ERR_SSL_') ||
    code.startsWith('ERR_TLS_') ||
    code === 'EPROTO' ||
    (stage === 'connect' && code === 'ECONNRESET' && origin.startsWith('https:'))
  ) {
    return {
      kind: 'tls',
      message: `${origin} does not speak TLS as it should (${code}). Is it a plain \`http:\` port?`,
    }
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return faultFromLimit('connect', limits, origin)
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return faultFromLimit('headSize', limits, origin)
  if (unsendable.has(code)) {
    return {
      kind: 'other',
      message: `The request could not be put on the wire (${code}): a header, the method or the path cannot be written in HTTP.`,
    }
  }
  return faultFromStream(error, code, place)
}

function faultFromStream(error: unknown, code: string, { origin, stage, answered }: Place): Fault {
  const text = textOf(error, 'message')
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') {
    if (/^\x15\x03/.test(textOf(error, 'data')))
      return { kind: 'tls', message: `${origin} speaks TLS. Write \`https:\` in the URL of the target.` }
    return malformed(
      `The answer of ${origin} is no HTTP/1.1 (${code}). Look at the raw bytes, for example with \`curl -v --raw\`.`,
    )
  }
  if (text === 'bad response' || text === 'bad upgrade') {
    return malformed(`${origin} answered ${text === 'bad upgrade' ? '101' : '100 Continue'}, which nobody asked for.`)
  }
  if (ended.has(code)) {
    if (!answered) return reset(`${origin} closed the connection without an answer. Look at the server's log.`)
    if (stage === 'head')
      return reset(`${origin} closed the connection in the middle of the head of its answer. Look at the server's log.`)
    return reset(
      `${origin} closed the connection before the body was whole, or its Content-Length is wrong. Look at the server's log.`,
    )
  }
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return stopped(origin)
  return { kind: 'other', message: `The request to ${origin} failed (${code === '' ? 'no code' : code}).` }
}

/** The fault when we ourselves gave up: interrupted, or the target was closed. */
export function stopped(origin: string): Fault {
  return { kind: 'other', message: `The request to ${origin} was given up because the run was stopped.` }
}

export function malformed(message: string): Fault {
  return { kind: 'malformed', message }
}

function reset(message: string): Fault {
  return { kind: 'reset', message }
}

function timeout(message: string): Fault {
  return { kind: 'timeout', message }
}

function tooLarge(message: string): Fault {
  return { kind: 'too-large', message }
}

function textOf(error: unknown, key: 'code' | 'message' | 'data'): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}
