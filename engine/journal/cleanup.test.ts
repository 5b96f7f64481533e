import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '../../model/json.ts'
import { batchesOf, cleanUp, type Cleaned } from './cleanup.ts'
import { exampleSettings } from '../job.ts'
import { openJournal, readJournal, type Journal } from './journal.ts'
import { openLedger } from '../calls/ledger.ts'
import { openResources, type Resources } from '../resources/resources.ts'
import { serve, specAt, type Served } from '../served.sample.ts'
import { openSession } from '../calls/session.ts'

let folder = ''
let file = ''
let served: Served
let journal: Journal

const session = { started: '2026-01-01T00:00:00Z', services: [] }
const unbounded = { calls: Infinity, creates: Infinity, live: Infinity }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cleanup-'))
  file = join(folder, 'journal.jsonl')
  served = await serve(await specAt('specs/huawei-iam.yaml'), { foreign: 2 })
  journal = await openJournal(file, { session })
})

afterEach(async () => {
  await journal.close()
  await served.close()
  await rm(folder, { recursive: true })
})

/** The part of a run that makes things, and then is no more. */
function run(): Resources {
  const { setup } = served.job({}, journal)
  return openResources(openSession(setup, openLedger(unbounded)))
}

async function make(resources: Resources, name: string, description = ''): Promise<void> {
  const { live } = await resources.create({
    input: group(name, description),
    variation: {},
    purpose: 'judge',
    expected: true,
  })
  expect(live, name).toBeDefined()
}

function group(name: string, description = ''): JsonObject {
  return { group: { name, description } }
}

/** An intent without an outcome: what a killed run leaves. */
async function intend(name: string, description = ''): Promise<void> {
  await journal.intend({
    service: served.spec.service,
    target: served.url,
    operation: 'KeystoneCreateGroup',
    name,
    input: group(name, description),
    settings: exampleSettings(served.spec),
  })
}

async function clean(): Promise<Cleaned> {
  const [batch, ...others] = batchesOf(await readJournal(file))
  expect(others).toEqual([])
  return batch === undefined
    ? { deleted: 0, neverMade: 0, leftovers: [] }
    : cleanUp(served.job({}, journal).setup, batch)
}

test('deletes what the journal names as alive, and nothing else', async () => {
  const foreign = served.names()
  const resources = run()
  for (const name of ['first', 'second', 'third']) await make(resources, name)
  const [second] = resources.alive.filter((live) => live.name === 'second')
  if (second !== undefined) await resources.remove(second)
  expect(foreign).toHaveLength(2)
  expect(await clean()).toEqual({ deleted: 2, neverMade: 0, leftovers: [] })
  expect(served.names()).toEqual(foreign)
})

test('has nothing to do the second time', async () => {
  await make(run(), 'once')
  await clean()
  expect(batchesOf(await readJournal(file))).toEqual([])
})

test('finds out about creates without an outcome', async () => {
  const foreign = served.names()
  await intend('came-through')
  await intend('never-came')
  await intend('')
  // The same create, without the journal knowing how it ended.
  const unknowing = openResources(openSession(served.job().setup, openLedger(unbounded)))
  await make(unknowing, 'came-through')
  expect(await clean()).toEqual({ deleted: 1, neverMade: 2, leftovers: [] })
  expect(served.names()).toEqual(foreign)
  expect(batchesOf(await readJournal(file))).toEqual([])
})

test('leaves alone what bears the name of a doubtful create but holds something else', async () => {
  const others = openResources(openSession(served.job().setup, openLedger(unbounded)))
  await make(others, 'x', 'somebody else made this')
  await intend('x', '')
  const { deleted, leftovers } = await clean()
  expect(deleted).toBe(0)
  expect(leftovers).toEqual([{ resource: 'x', because: expect.stringContaining('does not hold what was sent') }])
  expect(served.names().join()).toContain('somebody else made this')
  // Still unclear, so it is asked again next time.
  expect(batchesOf(await readJournal(file))).toHaveLength(1)
})

test('does not take a refused second one for the first', async () => {
  const resources = run()
  await make(resources, 'twice')
  await intend('twice')
  expect(await clean()).toEqual({ deleted: 1, neverMade: 1, leftovers: [] })
})

test('goes on from a torn last line', async () => {
  await make(run(), 'whole')
  await journal.close()
  await appendFile(file, '{"do":"intend","id":99,"serv')
  journal = await openJournal(file, { session, damaged: 'accept' })
  expect(await clean()).toEqual({ deleted: 1, neverMade: 0, leftovers: [] })
})

test('says what could not be deleted, and keeps it in the journal', async () => {
  await make(run(), 'stuck')
  await served.close()
  const { deleted, leftovers } = await clean()
  expect({ deleted, leftovers }).toEqual({
    deleted: 0,
    leftovers: [{ resource: expect.any(String), because: 'no answer to the delete' }],
  })
  expect(batchesOf(await readJournal(file))).toHaveLength(1)
  expect(await readFile(file, 'utf8')).not.toContain('deleted')
})
