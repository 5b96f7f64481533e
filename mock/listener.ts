/**
 * The HTTP side of the mock. It hands over the bytes as they came (path, header pairs, body) and writes an answer as
 * it is given, and it bounds everything that a client could make endless: headers, body, connections, time.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { HttpBindings, ServerType } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Headers, WireRequest, WireResponse } from '../model/exchange.ts'
import { readBody } from './request-body.ts'

export type Bounds = {
  readonly bodyBytes: number
  readonly headerBytes: number
  readonly connections: number
  /** Milliseconds for the headers, and for the whole request. */
  readonly headersMilliseconds: number
  readonly requestMilliseconds: number
}

export const defaultBounds: Bounds = {
  bodyBytes: 1_048_576,
  headerBytes: 65_536,
  connections: 2048,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
}

export type Handle = (wire: WireRequest, tooLarge: boolean) => Promise<WireResponse>

export type Listener = { readonly url: string; close(): Promise<void> }

const broken: WireResponse = {
  status: 500,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode('internal error\n'),
}
const unreadable: WireResponse = {
  status: 400,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode('bad request\n'),
}

/** Listens on an address; port 0 takes any that is free. Rejects when the address cannot be had. */
export async function listen(
  handle: Handle,
  address: { readonly host: string; readonly port: number },
  bounds: Bounds,
): Promise<Listener> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all('*', async (context) => {
    await serve(handle, context.env.incoming, context.env.outgoing, bounds)
    return RESPONSE_ALREADY_SENT
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    autoCleanupIncoming: false,
    overrideGlobalObjects: false,
    serverOptions: {
      maxHeaderSize: bounds.headerBytes,
      headersTimeout: bounds.headersMilliseconds,
      requestTimeout: bounds.requestMilliseconds,
      connectionsCheckingInterval: Math.min(1000, bounds.headersMilliseconds),
      // Longer than any client of ours keeps a connection, so that none is closed under a request.
      keepAliveTimeout: 120_000,
    },
  })
  server.maxConnections = bounds.connections
  const port = await bound(server, address)
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return { url: `http://${host}:${port}`, close: () => closed(server) }
}

function bound(server: ServerType, address: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, () => {
      server.removeListener('error', reject)
      resolve(portOf(server.address()))
    })
  })
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

async function serve(
  handle: Handle,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  bounds: Bounds,
): Promise<void> {
  const read = await readBody(incoming, bounds.bodyBytes)
  if (read === undefined) return
  const wire = wireOf(incoming, read.body)
  const answer = wire === undefined ? unreadable : await handle(wire, read.tooLarge).catch(() => broken)
  if (outgoing.destroyed) return
  write(outgoing, answer, read.tooLarge)
  // Whoever sends more than is read would otherwise send for ever.
  if (read.tooLarge) outgoing.once('finish', () => setImmediate(() => incoming.destroy()))
}

function wireOf(incoming: IncomingMessage, body: Uint8Array): WireRequest | undefined {
  const { rawHeaders, url = '/' } = incoming
  const host = incoming.headers.host ?? 'localhost'
  const absolute = url.startsWith('/') ? `http://${host}${url}` : url
  if (!URL.canParse(absolute)) return undefined
  const headers: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? ''])
  return { method: incoming.method ?? 'GET', url: absolute, headers, ...(body.length === 0 ? {} : { body }) }
}

function write(outgoing: ServerResponse, answer: WireResponse, close: boolean): void {
  const has = (name: string): boolean => answer.headers.some(([known]) => known.toLowerCase() === name)
  const isChunked = has('transfer-encoding')
  const hasBody = answer.status !== 204 && answer.status !== 304
  const added: Headers = [
    ...(hasBody && !isChunked && !has('content-length')
      ? [['Content-Length', String(answer.body.length)] as const]
      : []),
    ...(close && !has('connection') ? [['Connection', 'close'] as const] : []),
  ]
  outgoing.writeHead(answer.status, [...answer.headers, ...added].flat())
  if (!hasBody) return void outgoing.end()
  if (!isChunked) return void outgoing.end(answer.body)
  const middle = Math.floor(answer.body.length / 2)
  if (middle > 0) outgoing.write(answer.body.subarray(0, middle))
  outgoing.end(answer.body.subarray(middle))
}
