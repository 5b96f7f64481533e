/** Serves one hostile behaviour on a port of its own, until it is told to recover. */
import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { answer, type Behaviour } from './behaviour.sample.ts'

export type HostileServer = {
  /** Base URL for a target. */
  readonly url: string
  /** From now on it answers 200 to everybody, as far as it can be reached at all. */
  recover(): void
  close(): Promise<void>
}

/** Starts a server on loopback that behaves so. */
export async function serveBehaviour(behaviour: Behaviour): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  let recovered = false
  const welcome = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    if (behaviour.at === 'connect' && !recovered) behaviour.serve(socket)
    onRequest(socket, () => {
      if (recovered) socket.write(answer('ok'))
      else if (behaviour.at === undefined) behaviour.serve(socket)
    })
  }
  const server = listener(behaviour, welcome)
  const host = behaviour.place === 'ipv6' ? '::1' : '127.0.0.1'
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  const url = urlOf(behaviour, server)
  if (behaviour.place === 'nobody') await close()
  return { url, recover: () => (recovered = true), close }
}

function listener(behaviour: Behaviour, welcome: (socket: Socket) => void): Server {
  if (behaviour.place !== 'tls') return createServer(welcome)
  const pem = readFileSync(new URL('fixtures/self-signed.pem', import.meta.url), 'utf8')
  return createTlsServer({ key: pem, cert: pem }, welcome).on('tlsClientError', () => undefined)
}

function urlOf(behaviour: Behaviour, server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const scheme = behaviour.scheme ?? 'http'
  if (behaviour.place === 'nameless') return `${scheme}://nobody.invalid:${address.port}`
  return `${scheme}://${behaviour.place === 'ipv6' ? '[::1]' : '127.0.0.1'}:${address.port}`
}

/** Calls back once for each request whose head is whole. Bodies are short and come with it. */
function onRequest(socket: Socket, serve: () => void): void {
  let head = ''
  socket.on('data', (bytes) => {
    head += bytes.toString('latin1')
    if (!head.includes('\r\n\r\n')) return
    head = ''
    serve()
  })
}
