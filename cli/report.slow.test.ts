/** run.json is the truth: whatever a run wrote beside it can be written again from it, to the byte. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formats } from '../reports/index.ts'
import { assay, builtMain } from './built.sample.ts'

const patience = 300_000
const names = formats.map(({ name }) => name)
let folder = ''

beforeAll(async () => {
  await builtMain()
  folder = await mkdtemp(join(tmpdir(), 'report-'))
}, patience)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a report made later is the one that the run made', { timeout: patience }, async () => {
  const first = join(folder, 'first')
  const again = join(folder, 'again')
  const ran = await assay(['run', 'examples/bookshelf.yaml', '--format', [...names, 'events'].join(), '--out', first])
  expect(ran.code, ran.stderr).toBe(0)
  const made = await assay(['report', join(first, 'run.json'), '--format', names.join(), '--out', again])
  expect(made.code, made.stderr).toBe(0)
  const files = (await readdir(first)).filter((name) => name !== 'events.ndjson')
  expect((await readdir(again)).toSorted()).toEqual(files.toSorted())
  expect(files).toHaveLength(names.length)
  for (const name of files) expect(await readFile(join(again, name)), name).toEqual(await readFile(join(first, name)))
})

test('what only a run can write, and what nobody can, is told with what there is', { timeout: patience }, async () => {
  const file = join(folder, 'first', 'run.json')
  const events = await assay(['report', file, '--format', 'events', '--out', join(folder, 'none')])
  expect([events.code, events.stderr]).toEqual([2, expect.stringContaining('`assay run --format events`')])
  const unknown = await assay(['report', file, '--format', 'pdf', '--out', join(folder, 'none')])
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('there are html, json, junit')])
})
