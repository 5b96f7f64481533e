/** The connections of a target: hands out a kept one or a fresh one, and forgets what is lost. */
import type { Limits } from './limits.ts'
import { Line } from './line.ts'

export class Lines {
  readonly #origin: string
  readonly #limits: Limits
  readonly #all = new Set<Line>()
  /** The one that rested the shortest comes first. */
  #idle: Line[] = []

  constructor(origin: string, limits: Limits) {
    this.#origin = origin
    this.#limits = limits
  }

  fresh(): Line {
    const line = new Line(this.#origin, this.#limits, (lost) => void this.drop(lost))
    this.#all.add(line)
    return line
  }

  take(): Line {
    return this.#idle.pop() ?? this.fresh()
  }

  keep(line: Line): void {
    line.rest()
    this.#idle.push(line)
  }

  async drop(line: Line): Promise<void> {
    this.#all.delete(line)
    this.#idle = this.#idle.filter((other) => other !== line)
    await line.cut()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((line) => this.drop(line)))
  }
}
