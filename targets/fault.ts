/**
 * Names why no answer came, where the reason is ours: a limit was passed, or the run was stopped.
 * A message says what happened, where, and what to do next.
 */
import type { TransportFault } from '../model/exchange.ts'
import type { Limits } from './limits.ts'

/** A limit of our own that was passed. */
export type Exceeded = keyof Limits

/** The fault for a limit that was passed. */
export function faultFromLimit(limit: Exceeded, limits: Limits, origin: string): TransportFault {
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

/** The fault when we ourselves gave up: interrupted, or the target was closed. */
export function stopped(origin: string): TransportFault {
  return { kind: 'other', message: `The request to ${origin} was given up because the run was stopped.` }
}

export function malformed(message: string): TransportFault {
  return { kind: 'malformed', message }
}

function timeout(message: string): TransportFault {
  return { kind: 'timeout', message }
}

function tooLarge(message: string): TransportFault {
  return { kind: 'too-large', message }
}
