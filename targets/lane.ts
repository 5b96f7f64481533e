/**
 * The pace of one operation: how many calls may have reached the server lately.
 *
 * A server counts a call somewhere between its start and its answer. So a call weighs until a whole window after
 * its answer: whatever the delays on the way, no window of the server's clock ever holds more than `calls`.
 */
import type { Clock } from './clock.ts'

/** At most `calls` in any window of `perSeconds`. */
export type Rate = { readonly calls: number; readonly perSeconds: number }

/** Clocks that count whole milliseconds, and timers that are a little early. */
const margin = 1.02
/** Taken for an operation without a documented rate, once it has been throttled. */
const fallback: Rate = { calls: 10, perSeconds: 1 }
const slowest = 32
const recovery = 0.97

type Counted = { answered?: number }

export class Lane {
  readonly #rate: Rate | undefined
  readonly #clock: Clock
  #recent: Counted[] = []
  #lastStart = Number.NEGATIVE_INFINITY
  #pausedUntil = Number.NEGATIVE_INFINITY
  #slowedAt = Number.NEGATIVE_INFINITY
  /** 1 at full speed, 2 at half of it. */
  #slowness = 1

  constructor(rate: Rate | undefined, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
  }

  /** Milliseconds until the next call may start: 0 for now, Infinity when only an answer can make room. */
  wait(): number {
    const now = this.#clock.elapsed()
    const window = this.#window()
    this.#recent = this.#recent.filter(({ answered }) => answered === undefined || answered + window > now)
    return Math.max(0, this.#pausedUntil - now, this.#spacing(now), this.#room(now, window))
  }

  /** Counts a call that starts now; the function that comes back is to be called with its answer. */
  start(): () => void {
    const call: Counted = {}
    this.#lastStart = this.#clock.elapsed()
    if (this.#rate !== undefined || this.#slowness > 1) this.#recent.push(call)
    return () => {
      call.answered = this.#clock.elapsed()
      if (this.#pausedUntil < call.answered) this.#slowness = Math.max(1, this.#slowness * recovery)
    }
  }

  /** The server said "too fast": waits, then goes on at half the speed. Answers to one burst count once. */
  slowDown(retryAfterMilliseconds: number): void {
    const now = this.#clock.elapsed()
    this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMilliseconds)
    if (now < this.#slowedAt + this.#window()) return
    this.#slowedAt = now
    this.#slowness = Math.min(slowest, this.#slowness * 2)
  }

  #paced(): Rate | undefined {
    return this.#rate ?? (this.#slowness > 1 ? fallback : undefined)
  }

  #window(): number {
    return (this.#paced()?.perSeconds ?? 0) * 1000 * margin * this.#slowness
  }

  /** Spread evenly, because a server may count in smaller pieces than it documents. */
  #spacing(now: number): number {
    const rate = this.#paced()
    return rate === undefined ? 0 : this.#lastStart + this.#window() / rate.calls - now
  }

  #room(now: number, window: number): number {
    const calls = this.#paced()?.calls ?? Number.POSITIVE_INFINITY
    if (this.#recent.length < calls) return 0
    const first = Math.min(...this.#recent.map(({ answered }) => answered ?? Number.POSITIVE_INFINITY))
    return first + window - now
  }
}
