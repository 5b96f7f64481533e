import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockJournal } from './lock.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  file = join(folder, 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

test('lets one holder in at a time', async () => {
  const lock = await lockJournal(file)
  await expect(lockJournal(file)).rejects.toThrow('in use by this process')
  await lock.release()
  await (await lockJournal(file)).release()
})

test('does not take a lock that it cannot judge', async () => {
  const elsewhere = JSON.stringify({ pid: process.ppid, host: 'elsewhere', born: '' })
  for (const owner of [elsewhere, 'garbage', '', '{"pid":-1}']) {
    await writeFile(`${file}.lock`, owner)
    await expect(lockJournal(file), owner).rejects.toMatchObject({ hint: expect.stringContaining('.lock') })
    expect(await readFile(`${file}.lock`, 'utf8')).toBe(owner)
  }
})

test('respects the lock of a process that runs', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  await new Promise((resolve) => other.once('spawn', resolve))
  const stat = await readFile(`/proc/${other.pid}/stat`, 'utf8').catch(() => '')
  const born = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  await writeFile(`${file}.lock`, JSON.stringify({ pid: other.pid, host: hostname(), born }))
  await expect(lockJournal(file)).rejects.toThrow(`process ${other.pid}`)
  other.kill()
  await new Promise((resolve) => other.once('exit', resolve))
  await (await lockJournal(file)).release()
})

test('takes over the lock of a process that is gone', async () => {
  const gone = { pid: 2 ** 30, host: hostname(), born: '' }
  const reused = { pid: process.ppid, host: hostname(), born: 'long ago' }
  const ours = { pid: process.pid, host: hostname(), born: 'long ago' }
  for (const owner of [gone, reused, ours]) {
    await writeFile(`${file}.lock`, JSON.stringify(owner))
    const lock = await lockJournal(file)
    expect(await readFile(`${file}.lock`, 'utf8')).not.toContain('long ago')
    await lock.release()
  }
})
