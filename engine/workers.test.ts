import { expect, test } from 'vitest'
import { eachAtOnce } from './workers.ts'

const never = new AbortController().signal
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('takes items in their order, so many at once and no more', async () => {
  const taken: number[] = []
  let under = 0
  let most = 0
  await eachAtOnce([1, 2, 3, 4, 5, 6, 7], 3, never, async (item) => {
    taken.push(item)
    most = Math.max(most, (under += 1))
    await turn()
    under -= 1
  })
  expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

test('takes the next item only when there is a hand for it', async () => {
  let made = 0
  function* items() {
    for (;;) yield (made += 1)
  }
  const controller = new AbortController()
  await eachAtOnce(items(), 2, controller.signal, async (item) => {
    await turn()
    if (item === 5) controller.abort()
  })
  expect(made).toBeLessThanOrEqual(6)
})

test('works with one hand when none is asked for', async () => {
  const taken: number[] = []
  await eachAtOnce([1, 2], 0, never, async (item) => void taken.push(item))
  expect(taken).toEqual([1, 2])
})

test('takes nothing after the signal', async () => {
  const taken: number[] = []
  await eachAtOnce([1], 1, AbortSignal.abort(), async (item) => void taken.push(item))
  expect(taken).toEqual([])
})

test('rejects with the first error, after what was under way has ended', async () => {
  const ended: number[] = []
  const work = eachAtOnce([1, 2, 3, 4], 2, never, async (item) => {
    if (item === 1) throw new Error('the first')
    await turn()
    ended.push(item)
  })
  await expect(work).rejects.toThrow('the first')
  expect(ended).toEqual([2])
})
