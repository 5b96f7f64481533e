import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPacer, type Rate } from './pacer.ts'
import { virtualClock } from './virtual-clock.sample.ts'

const tenPerSecond: Rate = { calls: 10, perSeconds: 1 }

/** The most moments in any window that begins at one of them. */
function peak(moments: readonly number[], window: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + window).length))
}

function start(options: { rate?: Rate; concurrency?: number } = {}) {
  const clock = virtualClock()
  const rateOf = (): Rate | undefined => options.rate
  return { clock, pacer: createPacer({ clock, concurrency: options.concurrency ?? 8, rateOf }) }
}

test('never lets a server see more calls in a window than documented, whatever the delays on the way', async () => {
  const delays = fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 30, maxLength: 60 })
  const rates = fc.record({ calls: fc.integer({ min: 1, max: 20 }), perSeconds: fc.constantFrom(1, 2) })
  await fc.assert(
    fc.asyncProperty(delays, rates, fc.integer({ min: 1, max: 40 }), async (ways, rate, concurrency) => {
      const { clock, pacer } = start({ rate, concurrency })
      const seen: number[] = []
      const call = ([there, back]: readonly [number, number]) =>
        pacer.run('Create', async () => {
          await clock.sleep(there)
          seen.push(clock.elapsed())
          await clock.sleep(back)
        })
      await clock.until(Promise.all(ways.map(call)))
      expect(seen).toHaveLength(ways.length)
      expect(peak(seen, rate.perSeconds * 1000)).toBeLessThanOrEqual(rate.calls)
    }),
    { numRuns: 60 },
  )
})

test('comes close to the documented rate when answers are quick', async () => {
  const { clock, pacer } = start({ rate: tenPerSecond })
  await clock.until(Promise.all(Array.from({ length: 101 }, () => pacer.run('Create', () => clock.sleep(2)))))
  expect(clock.elapsed()).toBeGreaterThan(10_000)
  expect(clock.elapsed()).toBeLessThan(11_000)
})

test('starts calls of one operation in the order in which they asked, evenly spread', async () => {
  const { clock, pacer } = start({ rate: tenPerSecond })
  const starts: [number, number][] = []
  const call = (_: unknown, index: number) =>
    pacer.run('Create', async () => void starts.push([index, clock.elapsed()]))
  await clock.until(Promise.all(Array.from({ length: 5 }, call)))
  expect(starts.map(([index]) => index)).toEqual([0, 1, 2, 3, 4])
  expect(starts.map(([, at]) => Math.round(at))).toEqual([0, 102, 204, 306, 408])
})

test('does not hold up other operations', async () => {
  const { clock, pacer } = start({ rate: tenPerSecond, concurrency: 2 })
  const slow = Promise.all(Array.from({ length: 30 }, () => pacer.run('Create', async () => undefined)))
  const listed = pacer.run('List', async () => clock.elapsed())
  expect(await clock.until(listed)).toBe(0)
  await clock.until(slow)
})

test('keeps to the number of calls at once', async () => {
  const { clock, pacer } = start({ concurrency: 3 })
  let now = 0
  let most = 0
  const call = () =>
    pacer.run('Create', async () => {
      most = Math.max(most, ++now)
      await clock.sleep(10)
      now--
    })
  await clock.until(Promise.all(Array.from({ length: 20 }, call)))
  expect(most).toBe(3)
})

test('waits as long as the server says, goes on at half the rate, and recovers', async () => {
  const { clock, pacer } = start({ rate: tenPerSecond })
  pacer.slowDown('Create', 3_000)
  pacer.slowDown('Create', 500)
  const starts: number[] = []
  const call = () => pacer.run('Create', async () => void starts.push(clock.elapsed()))
  await clock.until(Promise.all(Array.from({ length: 120 }, call)))
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
  expect(starts[0]).toBe(3_000)
  expect(gaps[0]).toBeGreaterThan(190)
  expect(gaps.at(-1)).toBeLessThan(110)
})

test('halves the rate once for a burst of throttled calls', async () => {
  const { clock, pacer } = start({ rate: tenPerSecond })
  for (let times = 0; times < 8; times++) pacer.slowDown('Create', 100)
  const starts: number[] = []
  const call = () => pacer.run('Create', async () => void starts.push(clock.elapsed()))
  await clock.until(Promise.all([call(), call()]))
  expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeLessThan(250)
})

test('holds back an operation without a documented rate only after a throttling', async () => {
  const { clock, pacer } = start()
  await clock.until(Promise.all(Array.from({ length: 50 }, () => pacer.run('List', async () => undefined))))
  expect(clock.elapsed()).toBe(0)
  pacer.slowDown('List')
  await clock.until(Promise.all(Array.from({ length: 3 }, () => pacer.run('List', async () => undefined))))
  expect(clock.elapsed()).toBeGreaterThan(1_300)
})

test('gives up a waiting call on abort, and lets the ones behind it start', async () => {
  const { clock, pacer } = start({ rate: { calls: 1, perSeconds: 10 } })
  const stop = new AbortController()
  const first = pacer.run('Create', async () => 1)
  const second = pacer.run('Create', async () => 2, stop.signal)
  const third = pacer.run('Create', async () => 3)
  stop.abort(new Error('interrupted'))
  await expect(clock.until(second)).rejects.toThrow('interrupted')
  expect(await clock.until(Promise.all([first, third]))).toEqual([1, 3])
  expect(clock.elapsed()).toBeLessThan(11_000)
})

test('does not start a call that was given up while all places were taken', async () => {
  const { clock, pacer } = start({ concurrency: 1 })
  const stop = new AbortController()
  const first = pacer.run('Create', () => clock.sleep(100))
  let ran = false
  const second = pacer.run('List', async () => void (ran = true), stop.signal)
  setImmediate(() => stop.abort(new Error('interrupted')))
  await expect(clock.until(second)).rejects.toThrow('interrupted')
  await clock.until(first)
  expect(ran).toBe(false)
})

test('passes on what a task throws, and goes on', async () => {
  const { clock, pacer } = start({ concurrency: 1 })
  const failing = pacer.run('Create', async () => Promise.reject(new Error('no')))
  await expect(clock.until(failing)).rejects.toThrow('no')
  expect(await clock.until(pacer.run('Create', async () => 'yes'))).toBe('yes')
})
