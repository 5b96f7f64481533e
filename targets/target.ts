/**
 * The endpoint under test: takes bytes, gives back bytes or the reason why none came.
 *
 * It follows no redirect, keeps no cookie, adds no header of its own but `host`, `connection` and `content-length`,
 * and talks to one origin only. `send` never rejects, and each sending ends within its limits.
 */
import type { Delivery, TransportFault, WireRequest } from '../model/exchange.ts'
import { readAddress, requestTarget } from './address.ts'
import type { Clock } from './clock.ts'
import { stopped } from './fault.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Addressed, Line } from './line.ts'
import { Lines } from './lines.ts'
import { Sending } from './sending.ts'

export type TargetOptions = {
  /** As `readAddress` accepts it. */
  readonly baseUrl: string
  readonly clock: Clock
  /** Where they differ from `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

export type SendOptions = { readonly signal?: AbortSignal | undefined }

export type Target = {
  /** Without a slash at its end. */
  readonly baseUrl: string
  /**
   * Sends one request, headers and body exactly as given. Header values hold one byte per character.
   *
   * A request that a kept connection lost before any byte of an answer goes out once more on a fresh one, and is
   * marked `resent` (RFC 9112 section 9.3.1, and the servers that close without saying so).
   */
  send(request: WireRequest, options?: SendOptions): Promise<Delivery>
  /** Gives up what is under way and closes all connections. */
  close(): Promise<void>
}

/** Opens a target. Nothing is sent yet. Throws a RangeError on a base URL that `readAddress` refuses. */
export function openTarget(options: TargetOptions): Target {
  const address = readAddress(options.baseUrl)
  if (address.kind === 'problem') throw new RangeError(address.problem.message)
  return new HttpTarget(address, options)
}

type Sent = { readonly delivery: Delivery; readonly lost: boolean }

class HttpTarget implements Target {
  readonly baseUrl: string
  readonly #origin: string
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #lines: Lines
  readonly #underWay = new Set<Sending>()
  #closed = false

  constructor(address: { readonly baseUrl: string; readonly origin: string }, options: TargetOptions) {
    this.baseUrl = address.baseUrl
    this.#origin = address.origin
    this.#clock = options.clock
    this.#limits = { ...defaultLimits, ...options.limits }
    this.#lines = new Lines(address.origin, this.#limits)
  }

  async send(request: WireRequest, { signal }: SendOptions = {}): Promise<Delivery> {
    if (this.#closed) return this.#unsent(stopped(this.#origin))
    const path = requestTarget(request.url, this.#origin)
    if (path === undefined) {
      return this.#unsent({ kind: 'other', message: `A request for another place than ${this.#origin} was not sent.` })
    }
    const first = await this.#sendOn(this.#lines.take(), { ...request, path }, signal)
    if (!first.lost || this.#closed) return first.delivery
    const second = await this.#sendOn(this.#lines.fresh(), { ...request, path }, signal)
    return { ...second.delivery, resent: true }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const sending of this.#underWay) sending.stop()
    await this.#lines.close()
  }

  async #sendOn(line: Line, request: Addressed, signal: AbortSignal | undefined): Promise<Sent> {
    let at = this.#clock.elapsed()
    let used = false
    const onSent = (): void => {
      at = this.#clock.elapsed()
      used = line.used
    }
    const sending = new Sending({ origin: this.#origin, limits: this.#limits, signal, onSent })
    this.#underWay.add(sending)
    if (!sending.ended) line.send(request, sending)
    const outcome = await sending.outcome
    const timing = { at, took: this.#clock.elapsed() - at }
    this.#underWay.delete(sending)
    if (outcome.kind === 'response' && !this.#closed) this.#lines.keep(line)
    else void this.#lines.drop(line)
    const lost = used && !sending.answered && outcome.kind === 'fault' && outcome.fault.kind === 'reset'
    return { delivery: { ...outcome, timing }, lost }
  }

  #unsent(fault: TransportFault): Delivery {
    return { kind: 'fault', fault, timing: { at: this.#clock.elapsed(), took: 0 } }
  }
}
