/**
 * The one place for real time and for nonces. Everything else is given a `Clock`, so that tests can bring their own.
 */
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'

export type Clock = {
  /** Milliseconds since 1970. May jump: for signatures and file headers only, never for durations. */
  now(): number
  /** Milliseconds since the clock was made, monotonic. */
  elapsed(): number
  /** Resolves after that many milliseconds, or at once when the signal is aborted. Never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Starts a clock on the machine's time. `elapsed` counts from here. */
export function startClock(): Clock {
  const began = performance.now()
  return { now: () => Date.now(), elapsed: () => performance.now() - began, sleep }
}

/** 32 hex digits that nobody has seen before. */
export function freshNonce(): string {
  // Node keeps random bytes in store for these alone; asking the system for each nonce cost more than signing.
  return randomUUID().replaceAll('-', '')
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve()
      return
    }
    const wake = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, Math.max(0, milliseconds))
    signal?.addEventListener('abort', wake, { once: true })
  })
}
