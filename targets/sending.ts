/**
 * One request on one connection: watches it with timers of its own and ends exactly once.
 *
 * undici's timers are off: they tick twice a second, and know nothing of a total.
 */
import type { Dispatcher } from 'undici'
import type { TransportFault, WireResponse } from '../model/exchange.ts'
import { decompress } from './decompression.ts'
import { faultFromError, type Stage } from './breakdown.ts'
import { type Exceeded, faultFromLimit, malformed, stopped } from './fault.ts'
import { Gathering, headersFrom } from './gathering.ts'
import type { Limits } from './limits.ts'

export type Outcome =
  | { readonly kind: 'response'; readonly response: WireResponse }
  | { readonly kind: 'fault'; readonly fault: TransportFault; readonly partial?: WireResponse }

export type SendingOptions = {
  readonly origin: string
  readonly limits: Limits
  readonly signal: AbortSignal | undefined
  /** Called when the request goes out on a connection. */
  readonly onSent: () => void
}

export class Sending implements Dispatcher.DispatchHandler {
  readonly outcome: Promise<Outcome>
  /** Set with the first byte of an answer. */
  answered = false
  readonly #options: SendingOptions
  readonly #gathering: Gathering
  readonly #total: NodeJS.Timeout
  #resolve: (outcome: Outcome) => void = () => undefined
  #timer: NodeJS.Timeout
  #stage: Stage = 'connect'
  #sent = 0
  #interim = 0
  #ended = false

  constructor(options: SendingOptions) {
    this.#options = options
    this.#gathering = new Gathering(options.limits.bodySize)
    this.outcome = new Promise((resolve) => (this.#resolve = resolve))
    this.#total = setTimeout(() => this.#exceed('total'), options.limits.total)
    this.#timer = setTimeout(() => this.#exceed('connect'), options.limits.connect)
    options.signal?.addEventListener('abort', this.stop, { once: true })
    if (options.signal?.aborted === true) this.stop()
  }

  get ended(): boolean {
    return this.#ended
  }

  readonly stop = (): void => this.#fail(stopped(this.#options.origin))

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // undici may put a request on the wire again by itself; a create must never go out twice unseen.
    if (this.#ended || this.#sent++ > 0) {
      controller.abort(new Error('this request is over'))
      return
    }
    this.#enter('head', 'head')
    this.#options.onSent()
  }

  onResponseStarted(): void {
    this.answered = true
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) {
      if (++this.#interim > this.#options.limits.interim) this.#exceed('interim')
      return
    }
    this.#gathering.begin(status, headersFrom(controller.rawHeaders))
    this.#enter('body', 'idle')
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Uint8Array): void {
    if (this.#ended) return
    this.#timer.refresh()
    if (!this.#gathering.add(piece)) this.#exceed('bodySize')
  }

  onResponseEnd(): void {
    const response = this.#gathering.response()
    if (response === undefined) return this.onResponseError(undefined, undefined)
    const encoding = response.headers
      .filter(([name]) => name.toLowerCase() === 'content-encoding')
      .map(([, value]) => value)
    const opened = decompress(response.body, encoding.join(','), this.#options.limits.bodySize)
    if (opened.kind === 'too-large') return this.#exceed('bodySize')
    if (opened.kind === 'broken')
      return this.#fail(
        malformed(
          `The body of the answer of ${this.#options.origin} cannot be decompressed: Content-Encoding announces ${opened.because}.`,
        ),
      )
    return this.#end({ kind: 'response', response: { ...response, body: opened.body } })
  }

  onResponseError(_controller: unknown, error: unknown): void {
    const { origin, limits } = this.#options
    this.#fail(faultFromError(error, { origin, limits, stage: this.#stage, answered: this.answered }))
  }

  #enter(stage: Stage, limit: 'head' | 'idle'): void {
    this.#stage = stage
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#exceed(limit), this.#options.limits[limit])
  }

  #exceed(limit: Exceeded): void {
    this.#fail(faultFromLimit(limit, this.#options.limits, this.#options.origin))
  }

  #fail(fault: TransportFault): void {
    const partial = this.#gathering.response()
    this.#end({ kind: 'fault', fault, ...(partial === undefined ? {} : { partial: { ...partial, truncated: true } }) })
  }

  #end(outcome: Outcome): void {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#total)
    clearTimeout(this.#timer)
    this.#options.signal?.removeEventListener('abort', this.stop)
    this.#resolve(outcome)
  }
}
