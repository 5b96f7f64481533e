/** A clock for tests: time stands still until everybody sleeps, then jumps to the first who wants to wake. */
import type { Clock } from './clock.ts'

export type VirtualClock = Clock & {
  /** Lets time pass until the promise settles, and gives back what it gives back. */
  until<T>(promise: Promise<T>): Promise<T>
}

export function virtualClock(): VirtualClock {
  let time = 0
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      sleepers.push({ at: time + milliseconds, wake: resolve })
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })

  async function until<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const settle = (): void => void (settled = true)
    promise.then(settle, settle)
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (settled) return promise
      if (sleepers.length === 0) throw new Error('everybody waits and nobody sleeps: time cannot pass')
      time = Math.min(...sleepers.map(({ at }) => at))
      const due = sleepers.filter(({ at }) => at <= time)
      sleepers = sleepers.filter(({ at }) => at > time)
      for (const { wake } of due) wake()
    }
  }
  return { now: () => time, elapsed: () => time, sleep, until }
}
