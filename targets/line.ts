/**
 * One connection to the target, kept open between requests. It knows whether it is fresh, which undici's own
 * pool does not tell: only on a used one may a lost request go out again.
 */
import { Client } from 'undici'
import type { WireRequest } from '../model/exchange.ts'
import type { Limits } from './limits.ts'
import type { Sending } from './sending.ts'

/** A request with its place on this server, as it goes into the first line. */
export type Addressed = WireRequest & { readonly path: string }

export class Line {
  readonly #client: Client
  #answers = 0
  #busy = false

  /** `onLost` is called when the other side closes the connection while nobody uses it. */
  constructor(origin: string, limits: Limits, onLost: (line: Line) => void) {
    this.#client = new Client(origin, {
      pipelining: 1,
      maxHeaderSize: limits.headSize,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: limits.connect },
    })
    this.#client.on('disconnect', () => {
      this.#answers = 0
      if (!this.#busy) onLost(this)
    })
  }

  /** Whether an answer came over this very connection before. */
  get used(): boolean {
    return this.#answers > 0
  }

  /** Puts a request on the line; the sending tells how it ends. */
  send(request: Addressed, sending: Sending): void {
    this.#busy = true
    const { method, path, headers, body } = request
    try {
      this.#client.dispatch({ method, path, headers: headers.flat(), body: body ?? null }, sending)
    } catch (error) {
      sending.onResponseError(undefined, error)
    }
  }

  /** Makes the line ready for the next request, after a whole answer. */
  rest(): void {
    this.#busy = false
    this.#answers += 1
  }

  /** Ends the connection at once. */
  async cut(): Promise<void> {
    this.#busy = false
    await this.#client.destroy()
  }
}
