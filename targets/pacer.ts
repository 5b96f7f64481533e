/**
 * Lets calls start no faster than the documented rate of their operation, and no more at once than allowed.
 *
 * Calls of one operation start in the order in which they asked; operations do not hold each other up.
 */
import pLimit from 'p-limit'
import type { Clock } from './clock.ts'
import { Lane, type Rate } from './lane.ts'

export type { Rate } from './lane.ts'

export type PacerOptions = {
  readonly clock: Clock
  /** Calls under way at the same time, over all operations. */
  readonly concurrency: number
  /** The documented rate of an operation, or undefined when there is none: then it is held back only after a throttling. */
  readonly rateOf: (operation: string) => Rate | undefined
}

export type Pacer = {
  /**
   * Runs the task as soon as the pace allows, and gives back what it gives back.
   * Rejects with the signal's reason when it is aborted before the start; a task under way has to listen by itself.
   */
  run<T>(operation: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** To be told of a 429 or a throttling error: waits so long, then goes on at half the rate and recovers with each good answer. */
  slowDown(operation: string, retryAfterMilliseconds?: number): void
}

/** Pause when the server does not say how long. */
const defaultPause = 1_000
/** A server that says "come back tomorrow" must not freeze a run without a word. */
const longestPause = 60_000

type Track = {
  readonly lane: Lane
  /** Resolves when the call before has started. */
  turn: Promise<void>
  /** Wakes the one that waits for an answer. */
  answered: () => void
}

export function createPacer({ clock, concurrency, rateOf }: PacerOptions): Pacer {
  const limit = pLimit(concurrency)
  const tracks = new Map<string, Track>()

  function trackOf(operation: string): Track {
    const known = tracks.get(operation)
    if (known !== undefined) return known
    const track: Track = {
      lane: new Lane(rateOf(operation), clock),
      turn: Promise.resolve(),
      answered: () => undefined,
    }
    tracks.set(operation, track)
    return track
  }

  async function run<T>(operation: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const track = trackOf(operation)
    const before = track.turn
    const { promise: started, resolve: start } = deferred()
    track.turn = started
    try {
      await unlessAborted(before, signal)
      for (;;) {
        await waitForPace(track, clock, signal)
        const ran = await limit(() => attempt(track, task, start, signal))
        if (ran.kind === 'ran') return ran.value
      }
    } finally {
      // Also when it never started: the next one must not wait for ever, nor overtake those before.
      void before.then(start)
    }
  }

  return {
    run,
    slowDown: (operation, pause = defaultPause) =>
      trackOf(operation).lane.slowDown(Math.min(longestPause, Math.max(0, pause))),
  }
}

type Ran<T> = { readonly kind: 'ran'; readonly value: T } | { readonly kind: 'too-soon' }

/** The pace may have changed while the call waited for its place among those at once. */
async function attempt<T>(
  track: Track,
  task: () => Promise<T>,
  start: () => void,
  signal?: AbortSignal,
): Promise<Ran<T>> {
  signal?.throwIfAborted()
  if (track.lane.wait() > 0) return { kind: 'too-soon' }
  const end = track.lane.start()
  start()
  try {
    return { kind: 'ran', value: await task() }
  } finally {
    end()
    track.answered()
  }
}

async function waitForPace(track: Track, clock: Clock, signal?: AbortSignal): Promise<void> {
  for (let wait = track.lane.wait(); wait > 0; wait = track.lane.wait()) {
    if (wait === Number.POSITIVE_INFINITY) {
      const { promise, resolve } = deferred()
      track.answered = resolve
      await unlessAborted(promise, signal)
    } else {
      await clock.sleep(wait, signal)
      signal?.throwIfAborted()
    }
  }
}

function unlessAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    void promise.then(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
  })
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
