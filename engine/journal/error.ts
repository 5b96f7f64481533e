/** Why a journal cannot be kept. It stops the run: what is not written down cannot be cleaned up after a crash. */
export class JournalError extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.name = 'JournalError'
    this.hint = hint
  }
}

const hints: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'make room, or name another folder with `--out`'],
  EDQUOT: ['the disk quota is used up', 'make room, or name another folder with `--out`'],
  EACCES: ['there is no permission to write there', 'name a folder that you may write to with `--out`'],
  EPERM: ['writing there is not permitted', 'name a folder that you may write to with `--out`'],
  EROFS: ['the file system is read-only', 'name a folder that you may write to with `--out`'],
  ENOENT: ['its folder does not exist', 'make the folder first'],
  ENOTDIR: ['its folder is no folder', 'name another folder with `--out`'],
  EISDIR: ['it is a folder', 'name a file'],
  EFBIG: ['it is larger than the file system allows', 'clean up, then begin a new journal'],
  EIO: ['the disk reports an error', 'check the disk'],
}

/** The error for a failed operation of the file system on a journal. */
export function journalError(file: string, error: unknown): JournalError {
  if (error instanceof JournalError) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  const known = Object.hasOwn(hints, code) ? hints[code] : undefined
  const [what, hint] = known ?? [`the system says ${code}`, 'look the code up, or name another folder with `--out`']
  return new JournalError(`cannot write the journal ${file}: ${what}`, hint)
}
