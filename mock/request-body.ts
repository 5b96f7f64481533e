/** Reads the body of a request up to a limit; what comes after it is never kept. */
import type { IncomingMessage } from 'node:http'

export type ReadBody = { readonly body: Uint8Array; readonly tooLarge: boolean }

const nothing: ReadBody = { body: new Uint8Array(0), tooLarge: false }

/** The body, cut at the limit; undefined when the client went away. Never rejects. */
export function readBody(incoming: IncomingMessage, limit: number): Promise<ReadBody | undefined> {
  const length = incoming.headers['content-length']
  if (length === undefined && incoming.headers['transfer-encoding'] === undefined) return Promise.resolve(nothing)
  if (Number(length) > limit) return Promise.resolve({ ...nothing, tooLarge: true })
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = []
    let size = 0
    const onData = (chunk: Uint8Array): void => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      incoming.off('data', onData)
      incoming.pause()
      resolve({ body: Buffer.concat(chunks), tooLarge: true })
    }
    incoming.on('data', onData)
    incoming.once('end', () => resolve({ body: Buffer.concat(chunks), tooLarge: false }))
    incoming.once('error', () => resolve(undefined))
    incoming.once('close', () => resolve(undefined))
  })
}
