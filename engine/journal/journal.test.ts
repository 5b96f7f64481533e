import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Intent, type Journal, openJournal, readJournal, type Session } from './journal.ts'

let folder = ''
let file = ''
const open: Journal[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'))
  file = join(folder, 'journal.jsonl')
})
afterEach(async () => {
  for (const journal of open.splice(0)) await journal.close().catch(() => undefined)
  await rm(folder, { recursive: true })
})

const session: Session = {
  started: '2026-01-01T00:00:00Z',
  services: [{ service: 'shop', target: 'http://127.0.0.1:1', spec: { file: 'shop.yaml', hash: 'abc' } }],
}

function intent(name: string): Intent {
  return {
    service: 'shop',
    target: 'http://127.0.0.1:1',
    operation: 'Create',
    name,
    input: { Name: name },
    settings: { Place: 'p' },
  }
}

async function start(options: Partial<Parameters<typeof openJournal>[1]> = {}): Promise<Journal> {
  const journal = await openJournal(file, { session, ...options })
  open.push(journal)
  return journal
}

async function states(): Promise<string[]> {
  return (await readJournal(file)).entries.map(({ name, state }) => `${name} ${state}`)
}

test('tells what is alive, unknown and gone', async () => {
  const journal = await start()
  const ids: number[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await journal.intend(intent(name)))
  const [a = 0, b = 0, c = 0, d = 0] = ids
  await journal.outcome(a, { kind: 'created', resourceId: 'id-a' })
  await journal.outcome(b, { kind: 'refused' })
  await journal.outcome(c, { kind: 'unknown', why: 'timeout' })
  await journal.outcome(d, { kind: 'created', resourceId: 'id-d' })
  await journal.deleted(d)
  await journal.close()
  const content = await readJournal(file)
  expect(content).toMatchObject({ usable: true, torn: false, problems: [], sessions: [session] })
  expect(await states()).toEqual(['a alive', 'b gone', 'c unknown', 'd gone', 'e unknown'])
  expect(content.entries[0]).toMatchObject({ ...intent('a'), resourceId: 'id-a', line: 2 })
  expect(content.entries[2]).toMatchObject({ why: 'timeout' })
})

test('has the intent in the file before `intend` resolves, with no need to close', async () => {
  const journal = await start()
  await journal.intend(intent('a'))
  expect(await states()).toEqual(['a unknown'])
})

test('gives each intent its own id, also when many come at once', async () => {
  const journal = await start()
  const ids = await Promise.all(Array.from({ length: 200 }, (_, index) => journal.intend(intent(`n${index}`))))
  expect(new Set(ids).size).toBe(200)
  await Promise.all(ids.map((id) => journal.outcome(id, { kind: 'created', resourceId: `r${id}` })))
  const { entries } = await readJournal(file)
  expect(entries).toHaveLength(200)
  expect(entries.every(({ state }) => state === 'alive')).toBe(true)
})

test('goes on in a journal that was left behind, with new ids', async () => {
  const first = await start()
  const id = await first.intend(intent('a'))
  await first.close()
  const second = await start()
  expect(second.before.entries).toMatchObject([{ id, name: 'a', state: 'unknown' }])
  expect(await second.intend(intent('b'))).toBe(id + 1)
  await second.deleted(id)
  expect(await states()).toEqual(['a gone', 'b unknown'])
})

test('leaves out a torn last line, and cuts it off before going on', async () => {
  const first = await start()
  await first.intend(intent('a'))
  await first.close()
  const whole = await readFile(file, 'utf8')
  const torn = JSON.stringify({ do: 'intend', id: 2, ...intent('ü') })
  for (const length of [1, 10, torn.length]) {
    await writeFile(file, whole + torn.slice(0, length))
    expect(await readJournal(file)).toMatchObject({ torn: true, problems: [] })
    expect(await states()).toEqual(['a unknown'])
  }
  const second = await start()
  await second.intend(intent('b'))
  expect(await readJournal(file)).toMatchObject({ torn: false, problems: [] })
  expect(await states()).toEqual(['a unknown', 'b unknown'])
})

test('reports damaged lines with their number, and reads the others', async () => {
  const first = await start()
  await first.intend(intent('a'))
  await first.close()
  const bad = [
    'garbage',
    '[]',
    '{"do":"intend","id":0}',
    '{"do":"intend","id":9}',
    '{"do":"dance","id":1}',
    '{"do":"deleted","id":77}',
    '',
    '\0\0',
  ]
  await appendFile(file, `${bad.join('\n')}\n`)
  await appendFile(file, `${JSON.stringify({ do: 'intend', id: 1, ...intent('twice') })}\n`)
  await appendFile(file, `${JSON.stringify({ do: 'intend', id: 5, ...intent('b') })}\n`)
  const { problems } = await readJournal(file)
  expect(problems.map(({ at }) => at.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(await states()).toEqual(['a unknown', 'b unknown'])
  await expect(start()).rejects.toMatchObject({ name: 'JournalError', hint: expect.stringContaining('assay cleanup') })
  const cleaning = await start({ damaged: 'accept' })
  await cleaning.deleted(1)
  expect(await states()).toEqual(['a gone', 'b unknown'])
  expect((await readFile(file, 'utf8')).includes('garbage')).toBe(true)
})

test('refuses a newer version and does not touch it', async () => {
  const text = '{"do":"begin","journal":2,"started":"x","services":[]}\n{"do":"later"}\n'
  await writeFile(file, text)
  expect(await readJournal(file)).toMatchObject({
    usable: false,
    entries: [],
    problems: [{ code: 'journal/newer-version', at: { line: 1 }, hint: 'update Assay' }],
  })
  await expect(start({ damaged: 'accept' })).rejects.toThrow('of version 2, and this Assay reads version 1')
  expect(await readFile(file, 'utf8')).toBe(text)
})

test('reads no file, a folder and a foreign file as problems', async () => {
  expect(await readJournal(join(folder, 'none'))).toMatchObject({
    usable: false,
    problems: [{ code: 'journal/not-found', message: expect.stringContaining('no such file') }],
  })
  expect(await readJournal(folder)).toMatchObject({ usable: false, problems: [{ code: 'journal/unreadable' }] })
  await writeFile(file, 'a\nb\n')
  expect((await readJournal(file)).problems).toHaveLength(2)
})

test('keeps hostile keys as plain data', async () => {
  const journal = await start()
  await journal.intend({ ...intent('a'), input: JSON.parse('{"__proto__":{"polluted":true},"constructor":1}') })
  const { entries } = await readJournal(file)
  expect(Object.keys(entries[0]?.input ?? {})).toEqual(['__proto__', 'constructor'])
  expect(entries[0]).not.toHaveProperty('polluted')
})

test('says plainly why it cannot write', async () => {
  const none = openJournal(join(folder, 'no', 'journal.jsonl'), { session })
  await expect(none).rejects.toMatchObject({
    message: expect.stringContaining('does not exist'),
    hint: 'make the folder first',
  })
  await mkdir(file)
  await expect(start()).rejects.toMatchObject({ name: 'JournalError' })
})

test('takes secrets out of inputs and settings', async () => {
  const journal = await start({ redact: (text) => text.replaceAll('canary', '[redacted]') })
  await journal.intend({ ...intent('a'), input: { deep: [{ key: 'my canary' }] }, settings: { Key: 'canary' } })
  expect(await readFile(file, 'utf8')).not.toContain('canary')
})
