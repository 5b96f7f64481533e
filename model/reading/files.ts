/** Reads files that others wrote: bounded, and with a problem instead of an exception. */
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import type { Problem } from '../problem.ts'

export type Loaded = { readonly bytes: Uint8Array } | { readonly problem: Problem }

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its links go round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
}

/** Reads at most `maxBytes`; a larger, missing or unreadable file is a problem with the code `area/…`. */
export async function loadBytes(file: string, area: string, maxBytes: number): Promise<Loaded> {
  const at = { file, line: 1, column: 1 }
  try {
    // A pipe that nobody writes to would be waited for.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await handle.stat()
      if (!stat.isFile())
        return {
          problem: {
            code: `${area}/unreadable`,
            at,
            message: `cannot read ${file}: it is no plain file`,
          },
        }
      if (stat.size > maxBytes) return { problem: tooLarge(file, area, maxBytes) }
      const bytes = await handle.readFile()
      return bytes.length > maxBytes ? { problem: tooLarge(file, area, maxBytes) } : { bytes }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = codeOf(error)
    const slug = code === 'ENOENT' ? 'not-found' : 'unreadable'
    return {
      problem: {
        code: `${area}/${slug}`,
        at,
        message: `cannot read ${file}: ${reasons[code] ?? code}`,
      },
    }
  }
}

/** The problem of a file above the limit. */
export function tooLarge(file: string, area: string, maxBytes: number): Problem {
  const limit = maxBytes >= 1_048_576 ? `${maxBytes / 1_048_576} MiB` : `${maxBytes} bytes`
  return {
    code: `${area}/too-large`,
    at: { file, line: 1, column: 1 },
    message: `${file} is larger than ${limit}`,
  }
}

/** The system's word for an error, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error)
}

/** The path without links; the path itself when it cannot be followed. */
export async function truePath(file: string): Promise<string> {
  return realpath(file).catch(() => file)
}
