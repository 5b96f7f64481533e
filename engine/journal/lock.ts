/**
 * Keeps two processes out of one journal, by a file beside it that is made exclusively.
 *
 * A process that was killed leaves its lock behind. It is taken over when the process in it is gone, which can be
 * told on the same machine only; a number that another process has now is told apart by its start time where /proc exists.
 */
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { isObject, type Json } from '../../model/json.ts'
import { JournalError, journalError } from './error.ts'

export type Lock = { release(): Promise<void> }

type Owner = { readonly pid: number; readonly host: string; readonly born: string }

/** Journals that this very process holds: its own number in a lock says nothing otherwise. */
const held = new Set<string>()

/** Takes the lock of a journal. Rejects with a JournalError when somebody else has it. */
export async function lockJournal(file: string): Promise<Lock> {
  const path = resolve(`${file}.lock`)
  if (held.has(path)) throw locked(file, path, 'this process')
  held.add(path)
  try {
    await takeLock(file, path)
  } catch (error) {
    held.delete(path)
    throw journalError(file, error)
  }
  const release = async (): Promise<void> => {
    if (held.delete(path)) await unlink(path).catch(() => undefined)
  }
  return { release }
}

async function takeLock(file: string, path: string): Promise<void> {
  const mine = JSON.stringify(await ownerOf(process.pid))
  if (await writeNew(path, mine)) return
  const theirs = await readFile(path, 'utf8').catch(() => '')
  const owner = ownerFrom(theirs)
  if (owner === undefined || (await isAlive(owner))) {
    throw locked(file, path, owner === undefined ? 'an unknown process' : `process ${owner.pid} on ${owner.host}`)
  }
  // Moved away rather than deleted: of two that find a stale lock, one may find the new lock of the other.
  const aside = `${path}.${process.pid}`
  await rename(path, aside)
  const moved = await readFile(aside, 'utf8')
  if (moved !== theirs) {
    await rename(aside, path)
    throw locked(file, path, 'another process')
  }
  await unlink(aside)
  if (!(await writeNew(path, mine))) throw locked(file, path, 'another process')
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function ownerOf(pid: number): Promise<Owner> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The 22nd field, counted behind the name in brackets, which may hold anything.
  const born = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return { pid, host: hostname(), born }
}

function ownerFrom(text: string): Owner | undefined {
  let json: Json
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(json)) return undefined
  const { pid, host, born } = json
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined
  return typeof host === 'string' && typeof born === 'string' ? { pid, host, born } : undefined
}

async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return (await ownerOf(owner.pid)).born === owner.born
}

function locked(file: string, path: string, owner: string): JournalError {
  const hint = `wait until it is done; if it runs no more, delete ${path}`
  return new JournalError(`the journal ${file} is in use by ${owner}`, hint)
}
