/**
 * Appends lines to a file so that they survive a power cut, many at a time: while one batch is on its way
 * to the disk, the next one gathers. A line counts only once `append` has resolved.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type JournalError, journalError } from './error.ts'

type Waiting = { readonly text: string; readonly resolve: () => void; readonly reject: (error: unknown) => void }

export class JournalLog {
  readonly #file: string
  readonly #handle: FileHandle
  #size: number
  #waiting: Waiting[] = []
  #flushing: Promise<void> | undefined
  #broken: JournalError | undefined

  private constructor(file: string, handle: FileHandle, size: number) {
    this.#file = file
    this.#handle = handle
    this.#size = size
  }

  /** Opens for appending after the first `size` bytes; what stands behind them was never acknowledged and is cut off. */
  static async open(file: string, size: number): Promise<JournalLog> {
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.truncate(size)
      await handle.sync()
      await syncFolder(dirname(file))
    } catch (error) {
      await handle.close()
      throw error
    }
    return new JournalLog(file, handle, size)
  }

  /** Resolves when the text is on the disk. Rejects with a JournalError, and does so for ever after the first failure. */
  append(text: string): Promise<void> {
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ text, resolve, reject }))
    this.#flushing ??= this.#flush()
    return written
  }

  async close(): Promise<void> {
    await this.#flushing
    await this.#handle.close()
  }

  async #flush(): Promise<void> {
    // One turn later, so that all who append at the same moment share the first batch.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      await this.#write(batch)
    }
    this.#flushing = undefined
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      if (this.#broken !== undefined) throw this.#broken
      const bytes = Buffer.from(batch.map(({ text }) => text).join(''))
      await this.#handle.appendFile(bytes)
      await this.#handle.datasync()
      this.#size += bytes.length
      for (const { resolve } of batch) resolve()
    } catch (error) {
      await this.#breakWith(error)
      for (const { reject } of batch) reject(this.#broken)
    }
  }

  async #breakWith(error: unknown): Promise<void> {
    this.#broken ??= journalError(this.#file, error)
    // Half a line may be there. Cutting it off is kind, not needed: readers forgive a torn last line.
    await this.#handle.truncate(this.#size).catch(() => undefined)
  }
}

/** Makes a new file's name survive a power cut, where folders can be synced at all. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
