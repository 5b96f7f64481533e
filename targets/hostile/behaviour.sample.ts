/** One way in which a server can be broken, and how a call to it must end. */
import type { Socket } from 'node:net'
import type { TransportFault } from '../../model/exchange.ts'
import type { Limits } from '../limits.ts'

export type Behaviour = {
  /** What the server does, in the present tense. */
  readonly name: string
  /** Called with the whole head of a request read; for `at: 'connect'`, before. */
  readonly serve: (socket: Socket) => void
  readonly at?: 'connect'
  /** The server speaks TLS, or is no server at all. */
  readonly place?: 'ipv6' | 'tls' | 'nobody' | 'nameless'
  /** Scheme in the URL of the target. */
  readonly scheme?: 'https'
  readonly ends: 'response' | TransportFault['kind']
  readonly status?: number
  /** A part of the message of the fault. */
  readonly says?: string
  /** The limit that ends it, when it does not end by itself. */
  readonly within?: keyof Limits
}

/** A behaviour that writes one text, one character per byte, and keeps the connection open. */
export function writes(name: string, text: string, rest: Omit<Behaviour, 'name' | 'serve'>): Behaviour {
  return { name, serve: (socket) => void socket.write(text, 'latin1'), ...rest }
}

/** A behaviour that writes one text and closes the connection. */
export function ends(name: string, text: string, rest: Omit<Behaviour, 'name' | 'serve'>): Behaviour {
  return { name, serve: (socket) => void socket.end(text, 'latin1'), ...rest }
}

/** A behaviour that writes a text, then a piece again and again, as fast as the other side reads. */
export function floods(name: string, text: string, piece: string, rest: Omit<Behaviour, 'name' | 'serve'>): Behaviour {
  const serve = (socket: Socket): void => {
    const bytes = Buffer.from(piece.repeat(Math.ceil(16_384 / piece.length)), 'latin1')
    const pour = (): void => {
      while (!socket.destroyed && socket.write(bytes));
    }
    socket.on('drain', pour)
    socket.write(text, 'latin1')
    pour()
  }
  return { name, serve, ...rest }
}

/** A behaviour that writes a text, then a piece every few milliseconds. */
export function drips(name: string, text: string, piece: string, rest: Omit<Behaviour, 'name' | 'serve'>): Behaviour {
  const serve = (socket: Socket): void => {
    socket.write(text, 'latin1')
    const timer = setInterval(() => socket.write(piece, 'latin1'), 20)
    socket.on('close', () => clearInterval(timer))
  }
  return { name, serve, ...rest }
}

/** A whole answer with status 200. The body has one character per byte. */
export function answer(body: string, ...headers: readonly string[]): string {
  return `HTTP/1.1 200 OK\r\n${[...headers, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`
}
