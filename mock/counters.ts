/** What the mock saw and when: calls per operation, the busiest second, and who goes too fast. Times are milliseconds. */

export type Counters = {
  /** All requests, whether understood or not. */
  total: number
  /** Answered by success. */
  creates: number
  /** By operation; what named none is under `?`. */
  readonly calls: Map<string, number>
  readonly peaks: Map<string, number>
}

export type Meter = {
  readonly counters: Counters
  arrive(operation: string, now: number): void
}

/** Counts arrivals and keeps, for each operation, the most that fell into any one second. */
export function createMeter(): Meter {
  const counters: Counters = { total: 0, creates: 0, calls: new Map(), peaks: new Map() }
  const windows = new Map<string, Window>()
  return {
    counters,
    arrive(operation, now) {
      counters.total += 1
      counters.calls.set(operation, (counters.calls.get(operation) ?? 0) + 1)
      const window = windows.get(operation) ?? createWindow(1000)
      windows.set(operation, window)
      window.add(now)
      counters.peaks.set(operation, Math.max(counters.peaks.get(operation) ?? 0, window.count(now)))
    },
  }
}

type Window = {
  add(now: number): void
  /** How many were added in the last `span` milliseconds. */
  count(now: number): number
  /** Milliseconds until the oldest falls out. */
  wait(now: number): number
}

function createWindow(span: number): Window {
  let times: number[] = []
  let start = 0
  function drop(now: number): void {
    while (start < times.length && (times[start] ?? 0) <= now - span) start += 1
    if (start > 1000) {
      times = times.slice(start)
      start = 0
    }
  }
  return {
    add: (now) => void times.push(now),
    count(now) {
      drop(now)
      return times.length - start
    },
    wait(now) {
      drop(now)
      return start < times.length ? (times[start] ?? now) + span - now : 0
    },
  }
}

export type Rate = {
  /** Takes a place in the window; gives the milliseconds to wait when there is none. */
  take(key: string, now: number): number | undefined
}

/** Lets so many calls through in any such span of seconds, for each key on its own. Refused calls take no place. */
export function createRate(calls: number, perSeconds: number): Rate {
  const windows = new Map<string, Window>()
  return {
    take(key, now) {
      const window = windows.get(key) ?? createWindow(perSeconds * 1000)
      windows.set(key, window)
      if (window.count(now) >= calls) return window.wait(now)
      window.add(now)
      return undefined
    },
  }
}
