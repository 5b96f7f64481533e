/** What a measurement does, and what it found, per round. */
export type Workload = { readonly seed: number; readonly examples: number; readonly concurrency: number }

export type Round = { readonly calls: number; readonly milliseconds: number; readonly cpuMilliseconds: number }

export type Figures = { readonly callsPerSecond: number; readonly cpuMillisecondsPerCall: number }

/** Runs some work and measures it: time on the wall, and on the processors by this process alone. */
export async function measured(work: () => Promise<number>): Promise<Round> {
  const began = performance.now()
  const before = process.cpuUsage()
  const calls = await work()
  const { user, system } = process.cpuUsage(before)
  return { calls, milliseconds: performance.now() - began, cpuMilliseconds: (user + system) / 1000 }
}

/** The middle of the rounds, for each figure by itself. */
export function figuresOf(rounds: readonly Round[]): Figures {
  return {
    callsPerSecond: median(rounds.map(({ calls, milliseconds }) => (1000 * calls) / milliseconds)),
    cpuMillisecondsPerCall: median(rounds.map(({ calls, cpuMilliseconds }) => cpuMilliseconds / calls)),
  }
}

/** The middle value; of an even number, the mean of the two in the middle. Throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new Error('no value has no middle')
  return (low + high) / 2
}
