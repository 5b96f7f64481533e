import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { batchesOf } from '../engine/journal/cleanup.ts'
import { readJournal } from '../engine/journal/journal.ts'
import { readRun } from '../model/run-file.ts'
import { assay, builtMain, start } from './built.sample.ts'
import { openAccount, type Account } from './chaos.sample.ts'

beforeAll(builtMain)

/** Moments are counted in calls that the mock has seen, so that a slow machine kills at the same places. */
const momentsEach = 10
const groups = ['alibaba-mqtt', 'huawei-iam', 'alibaba-apigateway', 'alibaba-mqtt', 'huawei-iam'] as const
const mostCalls = 150
/** For a machine that has much else to do. */
const patience = 900_000

/** Whole numbers below `most`, the same each time. */
function chance(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

function runArguments(account: Account): readonly string[] {
  const { spec, url, folder } = account
  return ['run', spec, '--target', url, '--rate', '0', '--seed', '5', '--examples', '0', '--out', join(folder, 'out')]
}

/** Waits until the mock has seen so many calls, or the child has ended by itself. */
async function untilCalls(account: Account, calls: number, ended: Promise<unknown>): Promise<void> {
  let isOver = false
  void ended.then(() => (isOver = true))
  while (!isOver && account.calls() < calls) await new Promise((resolve) => setTimeout(resolve, 1))
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}

const alive: number[] = []

test.each(groups.map((service, group) => [service, group] as const))(
  '%s, killed at ten moments (group %i), is cleaned up',
  { timeout: patience },
  async (service, group) => {
    const random = chance(group + 1)
    const moments = Array.from({ length: momentsEach }, () => ({ calls: 1 + random(mostCalls), pause: random(4) }))
    const lanes = [0, 1].map(async (lane) => {
      for (const moment of moments.filter((_, place) => place % 2 === lane)) await killAndCleanUp(service, moment)
    })
    await expect(Promise.all(lanes)).resolves.toHaveLength(2)
  },
)

type Moment = { readonly calls: number; readonly pause: number }

async function killAndCleanUp(service: string, moment: Moment): Promise<void> {
  const account = await openAccount(service)
  try {
    const before = account.foreign()
    expect(before).toHaveLength(3)
    const { child, ended } = await start(runArguments(account), account)
    await untilCalls(account, moment.calls, ended)
    await pause(moment.pause)
    child.kill('SIGKILL')
    await ended
    alive.push(account.ours().length)
    await cleanUp(account)
    expect(account.ours(), JSON.stringify(moment)).toEqual([])
    expect(account.foreign()).toEqual(before)
  } finally {
    await account.close()
  }
}

async function cleanUp(account: Account): Promise<void> {
  const journal = join(account.folder, 'out/journal.jsonl')
  // Killed before it began to write anything, it has made nothing either.
  if (!existsSync(journal)) return
  const first = await assay(['cleanup', journal], account)
  expect(first, first.stderr).toMatchObject({ code: 0 })
  expect(batchesOf(await readJournal(journal))).toEqual([])
}

test('there was something to clean up', () => {
  expect(alive).toHaveLength(groups.length * momentsEach)
  expect(alive.filter((count) => count > 0).length).toBeGreaterThan(alive.length / 3)
})

test.each([40, 90])(
  'an interruption after %i calls ends in a whole report and an empty account',
  { timeout: patience },
  async (calls) => {
    const account = await openAccount('huawei-iam')
    try {
      const before = account.foreign()
      const { child, ended } = await start(runArguments(account), account)
      await untilCalls(account, calls, ended)
      child.kill('SIGINT')
      const { code, stdout, stderr } = await ended
      expect(code, stderr).toBe(3)
      expect(stderr).toContain('Interrupted')
      expect(stdout).toContain('interrupted')
      const { run, problems } = await readRun(join(account.folder, 'out/run.json'))
      expect(problems).toEqual([])
      expect(run?.interrupted).toBe(true)
      const [service] = run?.services ?? []
      const { planned, pass, fail, inconclusive, untested } = service?.counts ?? {
        planned: 0,
        pass: 0,
        fail: 0,
        inconclusive: 0,
        untested: 0,
      }
      expect(planned).toBe(service?.clauses.length)
      expect(planned).toBe(pass + fail + inconclusive + untested)
      expect(fail).toBe(0)
      expect(untested).toBeGreaterThan(0)
      expect(account.ours()).toEqual([])
      expect(account.foreign()).toEqual(before)
      const again = await assay(['cleanup', join(account.folder, 'out/journal.jsonl')], account)
      expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is left over') })
    } finally {
      await account.close()
    }
  },
)
