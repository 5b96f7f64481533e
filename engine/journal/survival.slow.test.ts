/** Damaged journals are read as far as they go. Some thousands here; `ASSAY_DAMAGED=100000` tries as many. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { troubles, type Reader } from '../../model/reading/survival.sample.ts'
import { textFromLine, type Line } from './line.ts'
import { readJournal } from './reading.ts'

const copies = Number(process.env['ASSAY_DAMAGED'] ?? 3000)
const intent = {
  service: 'groups',
  target: 'http://127.0.0.1:1',
  operation: 'CreateGroup',
  name: 'GID_天',
  input: { name: 'GID_天', tags: [{ key: 'a' }] },
  settings: { InstanceId: 'i-1' },
}
const lines: readonly Line[] = [
  { do: 'begin', journal: 1, started: '2026-01-01T00:00:00.000Z', services: [] },
  { do: 'intend', id: 1, ...intent },
  { do: 'outcome', id: 1, kind: 'created', resourceId: 'g-1' },
  { do: 'intend', id: 2, ...intent },
  { do: 'outcome', id: 2, kind: 'unknown', why: 'silence' },
  { do: 'deleted', id: 1 },
]

test(`${copies} damaged journals are read or have problems`, { timeout: 1_200_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journals-'))
  const file = join(folder, 'journal.jsonl')
  const read: Reader = async (content) => {
    await writeFile(file, content)
    const journal = await readJournal(file)
    return { value: journal.usable ? journal : undefined, problems: journal.problems }
  }
  const whole = lines.map(textFromLine).join('')
  expect((await read(whole)).problems).toEqual([])
  expect(await troubles(read, whole, copies)).toEqual([])
  await rm(folder, { recursive: true })
})
