import { expect, test } from 'vitest'
import { BudgetSpent, openLedger, type Ledger } from './ledger.ts'

const open = (limits: Partial<Parameters<typeof openLedger>[0]> = {}): Ledger =>
  openLedger({ calls: 100, creates: 100, live: 100, ...limits })

async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setImmediate(() => resolve('later')))
  return (await Promise.race([promise.then(() => 'now'), later])) === 'later'
}

test('counts calls by what they were for, and refuses the one too many', () => {
  const ledger = open({ calls: 3 })
  ledger.call('judge')
  ledger.call('judge')
  ledger.call('probe')
  expect(() => ledger.call('judge')).toThrow(BudgetSpent)
  expect(ledger.spent).toMatchObject({ calls: 3, spent: { judge: 2, probe: 1 } })
})

test('keeps back one call for the delete of each live resource, and never refuses clean-up', async () => {
  const ledger = open({ calls: 3 })
  await ledger.reserve()
  await ledger.reserve()
  ledger.call('judge')
  expect(() => ledger.call('judge')).toThrow('the budget of calls is spent')
  for (let call = 0; call < 5; call += 1) ledger.call('clean-up')
  expect(ledger.spent.calls).toBe(6)
})

test('a place that came to nothing, or is free again, gives back the call that was kept', async () => {
  const ledger = open({ calls: 2 })
  await ledger.reserve()
  await ledger.reserve()
  expect(() => ledger.call('judge')).toThrow(BudgetSpent)
  ledger.cancel()
  ledger.created()
  expect(() => ledger.call('judge')).not.toThrow()
  expect(() => ledger.call('judge')).toThrow(BudgetSpent)
  ledger.gone()
  expect(ledger.spent).toMatchObject({ calls: 1, creates: 1, mostLive: 1 })
})

test('refuses a create beyond the budget of creates; those that came to nothing do not count', async () => {
  const ledger = open({ creates: 1 })
  await ledger.reserve()
  ledger.cancel()
  await ledger.reserve()
  ledger.created()
  await expect(ledger.reserve()).rejects.toThrow('the budget of creates is spent')
})

test('creates on their way count against the budget of creates', async () => {
  const ledger = open({ creates: 2 })
  await ledger.beside(async () =>
    ledger.beside(async () => {
      await ledger.reserve(undefined, 2)
      expect(ledger.room).toBe(0)
      const third = ledger.reserve()
      expect(await isWaiting(third)).toBe(true)
      ledger.created()
      ledger.cancel()
      await third
      ledger.created()
    }),
  )
  expect(ledger.spent.creates).toBe(2)
})

/** Two at work: one may wait for the other. */
const besideAnother = async (ledger: Ledger, work: () => Promise<void>): Promise<void> =>
  ledger.beside(async () => ledger.beside(work))

test('makes a create wait while the most allowed are alive', async () => {
  const ledger = open({ live: 1 })
  await besideAnother(ledger, async () => {
    await ledger.reserve()
    ledger.created()
    const second = ledger.reserve()
    expect(await isWaiting(second)).toBe(true)
    ledger.gone()
    await second
  })
  expect(ledger.spent.mostLive).toBe(1)
})

test('lets in one waiting create for each place', async () => {
  const ledger = open({ live: 1 })
  await besideAnother(ledger, async () =>
    besideAnother(ledger, async () => {
      await ledger.reserve()
      const waiting = [ledger.reserve(), ledger.reserve()]
      ledger.cancel()
      await waiting[0]
      expect(await isWaiting(waiting[1] ?? Promise.resolve())).toBe(true)
      ledger.cancel()
      await waiting[1]
    }),
  )
})

test('nobody waits when nobody is left who could give a place back', async () => {
  const ledger = open({ live: 1 })
  await ledger.reserve()
  ledger.created()
  await expect(ledger.reserve()).rejects.toThrow('as many resources are alive as may be at once')
  const failed = ledger.beside(async () => ledger.reserve()).catch((error: unknown) => error)
  const other = ledger.beside(async () => ledger.reserve()).catch((error: unknown) => error)
  expect(await Promise.all([failed, other])).toEqual([expect.any(BudgetSpent), expect.any(BudgetSpent)])
})

test('a waiting create ends with the run', async () => {
  const ledger = open({ live: 1 })
  const controller = new AbortController()
  await besideAnother(ledger, async () => {
    await ledger.reserve()
    const second = ledger.reserve(controller.signal)
    controller.abort()
    ledger.cancel()
    await expect(second).rejects.toThrow('the run was interrupted')
  })
})

test('a full target leaves as many places as are taken, and two at least', async () => {
  const ledger = open({ live: 8 })
  await ledger.reserve(undefined, 4)
  ledger.created()
  ledger.cancel()
  expect(ledger.shrink()).toBe(true)
  expect(ledger.room).toBe(0)
  ledger.cancel()
  ledger.cancel()
  expect(ledger.shrink()).toBe(false)
  expect(ledger.room).toBe(2)
})

test('notes what was billed, throttled and retried', () => {
  const ledger = open()
  ledger.billed()
  ledger.throttled()
  ledger.retried()
  ledger.retried()
  expect(ledger.spent).toMatchObject({ billable: 1, throttled: 1, retried: 2 })
})
