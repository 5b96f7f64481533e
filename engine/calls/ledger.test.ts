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

test('a release gives back the call that was kept', async () => {
  const ledger = open({ calls: 1 })
  await ledger.reserve()
  expect(() => ledger.call('judge')).toThrow(BudgetSpent)
  ledger.release()
  ledger.call('judge')
})

test('refuses a create beyond the budget of creates; those that came to nothing do not count', async () => {
  const ledger = open({ creates: 1 })
  await ledger.reserve()
  ledger.release()
  await ledger.reserve()
  ledger.created()
  await expect(ledger.reserve()).rejects.toThrow('the budget of creates is spent')
})

test('makes a create wait while the most allowed are alive', async () => {
  const ledger = open({ live: 1 })
  await ledger.reserve()
  const second = ledger.reserve()
  expect(await isWaiting(second)).toBe(true)
  ledger.release()
  await second
  expect(ledger.spent.mostLive).toBe(1)
})

test('lets in one waiting create for each that is gone', async () => {
  const ledger = open({ live: 1 })
  await ledger.reserve()
  const waiting = [ledger.reserve(), ledger.reserve()]
  ledger.release()
  await waiting[0]
  expect(await isWaiting(waiting[1] ?? Promise.resolve())).toBe(true)
  ledger.release()
  await waiting[1]
  expect(ledger.spent.mostLive).toBe(1)
})

test('a waiting create ends with the run', async () => {
  const ledger = open({ live: 1 })
  const controller = new AbortController()
  await ledger.reserve()
  const second = ledger.reserve(controller.signal)
  controller.abort(new Error('interrupted'))
  ledger.release()
  await expect(second).rejects.toThrow('interrupted')
})

test('counts a resource that nobody meant to make', async () => {
  const ledger = open({ live: 1 })
  ledger.surprise()
  const second = ledger.reserve()
  expect(await isWaiting(second)).toBe(true)
  ledger.release()
  await second
})

test('a full quota allows as many as are alive, and one at least', async () => {
  const ledger = open({ live: 8 })
  ledger.shrinkLive()
  await ledger.reserve()
  const second = ledger.reserve()
  expect(await isWaiting(second)).toBe(true)
  ledger.release()
  await second
})

test('notes what was billed, throttled and retried', () => {
  const ledger = open()
  ledger.billed()
  ledger.throttled()
  ledger.retried()
  ledger.retried()
  expect(ledger.spent).toMatchObject({ billable: 1, throttled: 1, retried: 2 })
})
