/**
 * Writes files so that a reader sees the old content or the new, never a half: a draft in a folder of its own beside it,
 * fsync, rename. A full disk or a folder without permission is a problem to show, not an exception.
 *
 * Not by write-file-atomic: it writes once and takes it for all, and a disk that is nearly full takes less than that.
 */
import { lstat, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from './folder.ts'
import type { Problem } from './problem.ts'
import { codeOf } from './reading/files.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'its folder cannot be made',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links go round in a circle',
}

type Write = (file: string, text: string) => Promise<void>

/**
 * Writes the text, making folders as needed. Gives the problem when it could not; what stood there before is whole.
 *
 * A link in the place of the file is replaced, and what it leads to is left alone: names such as run.json can be
 * foreseen, and whoever puts a link there must not choose what is overwritten. Where a person names the file, ask
 * `truePath` first.
 */
export async function writeFileSafely(
  file: string,
  text: string,
  write: Write = writeWhole,
): Promise<Problem | undefined> {
  try {
    makeFolder(dirname(file))
    if (await isSpecial(file)) return unwritable(file, 'it is no plain file')
    await write(file, text)
    return undefined
  } catch (error) {
    return unwritten(file, error)
  }
}

/** The problem of a file that the file system would not have written. */
export function unwritten(file: string, error: unknown): Problem {
  const problem = unwritable(file, whyUnwritable(error))
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? { ...problem, code: 'file/no-space' } : problem
}

/** Says in words why the file system refused to write; in its own code where there are none. */
export function whyUnwritable(error: unknown): string {
  const code = codeOf(error)
  return reasons[code] ?? code
}

function unwritable(file: string, why: string): Problem {
  return { code: 'file/unwritable', at: { file, line: 1, column: 1 }, message: `cannot write ${file}: ${why}` }
}

/** With the mode and the owner of the file that it replaces. */
async function writeWhole(file: string, text: string): Promise<void> {
  const old = await lstat(file).catch(() => undefined)
  const aside = await mkdtemp(`${file}.`)
  try {
    const draft = join(aside, basename(file))
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(text)
      if (old?.isFile() === true) {
        await handle.chown(old.uid, old.gid).catch(() => undefined)
        await handle.chmod(old.mode)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** A folder or a device must not be replaced by a file. */
async function isSpecial(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && !found.isFile()
}
