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
import { Line } from './line.ts'
import { type Outcome, Sending } from './sending.ts'

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

type Sent = { readonly outcome: Outcome; readonly at: number; readonly took: number; readonly lost: boolean }

/** Opens a target. Nothing is sent yet. Throws a RangeError on a base URL that `readAddress` refuses. */
export function openTarget(options: TargetOptions): Target {
  const address = readAddress(options.baseUrl)
  if (address.kind === 'problem') throw new RangeError(address.problem.message)
  const { origin, baseUrl } = address
  const { clock } = options
  const limits: Limits = { ...defaultLimits, ...options.limits }
  const idle: Line[] = []
  const sendings = new Set<Sending>()
  const lines = new Set<Line>()
  let closed = false

  function drop(line: Line): Promise<void> {
    lines.delete(line)
    const at = idle.indexOf(line)
    if (at >= 0) idle.splice(at, 1)
    return line.cut()
  }

  function freshLine(): Line {
    const line = new Line(origin, limits, (lost) => void drop(lost))
    lines.add(line)
    return line
  }

  async function sendOn(line: Line, request: WireRequest, path: string, signal?: AbortSignal): Promise<Sent> {
    let at = clock.elapsed()
    let used = false
    const onSent = (): void => {
      at = clock.elapsed()
      used = line.used
    }
    const sending = new Sending({ origin, limits, signal, onSent })
    sendings.add(sending)
    if (!sending.ended) line.send(request, path, sending)
    const outcome = await sending.outcome
    const took = clock.elapsed() - at
    sendings.delete(sending)
    if (outcome.kind === 'response' && !closed) {
      line.rest()
      idle.push(line)
    } else {
      void drop(line)
    }
    const lost = used && !sending.answered && outcome.kind === 'fault' && outcome.fault.kind === 'reset'
    return { outcome, at, took, lost }
  }

  async function send(request: WireRequest, { signal }: SendOptions = {}): Promise<Delivery> {
    if (closed) return unsent(stopped(origin), clock)
    const path = requestTarget(request.url, origin)
    if (path === undefined)
      return unsent({ kind: 'other', message: `A request for another place than ${origin} was not sent.` }, clock)
    const first = await sendOn(idle.pop() ?? freshLine(), request, path, signal)
    if (!first.lost || closed) return deliveryFrom(first)
    return { ...deliveryFrom(await sendOn(freshLine(), request, path, signal)), resent: true }
  }

  async function close(): Promise<void> {
    closed = true
    for (const sending of sendings) sending.stop()
    await Promise.all([...lines].map(drop))
  }

  return { baseUrl, send, close }
}

function deliveryFrom({ outcome, at, took }: Sent): Delivery {
  return { ...outcome, timing: { at, took } }
}

function unsent(fault: TransportFault, clock: Clock): Delivery {
  return { kind: 'fault', fault, timing: { at: clock.elapsed(), took: 0 } }
}
