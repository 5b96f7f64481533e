/** Stands before a service, passes everything on byte by byte, and may break one promise on the way. */
import { createServer, request as ask, type IncomingMessage } from 'node:http'
import { isObject, type Json, type JsonObject } from '../model/json.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
export type Pass = (asked: Asked) => Promise<Answered>

/** What happens to each call; the plain one is `(asked, pass) => pass(asked)`. */
export type Handling = (asked: Asked, pass: Pass) => Promise<Answered>

export type Proxy = { readonly url: string; close(): Promise<void> }

/** Starts a proxy on a free port of this machine. */
export async function standBefore(url: string, handle: Handling): Promise<Proxy> {
  const pass: Pass = (asked) => passOn(url, asked)
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url: path = '' } = request
      const asked = { method, path, headers: headersOf(request), body: await bodyOf(request) }
      try {
        const { status, headers, body } = await handle(asked, pass)
        const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...kept } = headers
        response.writeHead(status, status === 204 ? kept : { ...kept, 'content-length': body.length })
        response.end(status === 204 ? undefined : body)
      } catch {
        response.destroy()
      }
    })()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Sends a request to a service as it is. */
export function passOn(url: string, { method, path, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...kept } = headers
    const length = body.length > 0 || method !== 'GET' ? { 'content-length': String(body.length) } : {}
    // A path may hold what `URL` would tidy up, so it is given as it came.
    const { hostname, port } = new URL(url)
    const out = ask({ hostname, port, method, path, headers: { ...kept, ...length }, agent: false }, (answer) => {
      bodyOf(answer).then(
        (content) => resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer), body: content }),
        reject,
      )
    })
    out.on('error', reject)
    out.end(body)
  })
}

function headersOf(message: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A body as JSON, or undefined. */
export function jsonOf(body: Buffer): Json | undefined {
  try {
    const parsed: Json = JSON.parse(body.toString('utf8'))
    return parsed
  } catch {
    return undefined
  }
}

/** The same message with another body. */
export function withJson<Message extends { readonly body: Buffer }>(message: Message, body: Json): Message {
  return { ...message, body: Buffer.from(JSON.stringify(body)) }
}

/** The `group` of a body, if it has one. */
export function groupOf({ body }: { readonly body: Buffer }): JsonObject | undefined {
  const json = jsonOf(body)
  const group = isObject(json) ? json['group'] : undefined
  return isObject(group) ? group : undefined
}

/** The same message with another `group`; other messages as they are. */
export function withGroup<Message extends { readonly body: Buffer }>(
  message: Message,
  change: (group: JsonObject) => Json,
): Message {
  const json = jsonOf(message.body)
  const group = groupOf(message)
  return isObject(json) && group !== undefined ? withJson(message, { ...json, group: change(group) }) : message
}
