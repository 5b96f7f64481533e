/** Looking again while a write may not show yet: what is concluded in the end rests on a look that began after the window. */
import type { Setup } from '../setup.ts'

export type Looking<Seen> = {
  isEnough(seen: Seen): boolean
  /** Milliseconds to wait after so many looks, counted from 0. */
  pauseAfter(looks: number): number
  /** Ends the looking early; without one it cannot be cut short. */
  readonly signal?: AbortSignal
}

/** Looks until what is seen is enough, or until the window of visibility had passed before the look (DDIA chapter 5, "read your writes"). */
export async function lookWithinWindow<Seen>(
  { clock, windowSeconds }: Pick<Setup, 'clock' | 'windowSeconds'>,
  look: () => Promise<Seen>,
  { isEnough, pauseAfter, signal }: Looking<Seen>,
): Promise<Seen> {
  const began = clock.elapsed()
  for (let looks = 0; ; looks += 1) {
    const isLast = clock.elapsed() - began >= windowSeconds * 1000
    const seen = await look()
    if (isLast || signal?.aborted === true || isEnough(seen)) return seen
    await clock.sleep(pauseAfter(looks), signal)
  }
}
