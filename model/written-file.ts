/**
 * Writes files so that a reader sees the old content or the new, never a half: a temporary file beside it, fsync, rename.
 * A full disk or a folder without permission is a problem to show, not an exception.
 */
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
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

/** Writes the text, making folders as needed. Gives the problem when it could not; what stood there before is whole. */
export async function writeFileSafely(
  file: string,
  text: string,
  write: Write = writeFileAtomic,
): Promise<Problem | undefined> {
  const at = { file, line: 1, column: 1 }
  try {
    makeFolder(dirname(file))
    if (await isSpecial(file))
      return { code: 'file/unwritable', at, message: `cannot write ${file}: it is no plain file` }
    await write(file, text)
    return undefined
  } catch (error) {
    const code = codeOf(error)
    const slug = code === 'ENOSPC' || code === 'EDQUOT' ? 'no-space' : 'unwritable'
    return { code: `file/${slug}`, at, message: `cannot write ${file}: ${whyUnwritable(error)}` }
  }
}

/** Says in words why the file system refused to write; in its own code where there are none. */
export function whyUnwritable(error: unknown): string {
  const code = codeOf(error)
  return reasons[code] ?? code
}

/** A folder or a device must not be replaced by a file. */
async function isSpecial(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && !found.isFile()
}
