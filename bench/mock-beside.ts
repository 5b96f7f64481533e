/** A mock in a process of its own, for as long as something is measured against it. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Beside = {
  readonly url: string
  /** Milliseconds of processor time that the mock has used so far. */
  used(): Promise<number>
}

/** Serves the spec of a file to the work, and stops when the work is done. */
export async function besideMock<T>(file: string, work: (mock: Beside) => Promise<T>): Promise<T> {
  const target: ChildProcess = fork(join(import.meta.dirname, 'mock-process.ts'), [file])
  try {
    const url = String((await once(target, 'message'))[0])
    const used = async (): Promise<number> => {
      target.send('used')
      return Number((await once(target, 'message'))[0])
    }
    return await work({ url, used })
  } finally {
    target.disconnect()
  }
}
