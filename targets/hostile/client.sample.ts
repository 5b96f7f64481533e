/** The other end of client-process.sample.ts: starts it, and has it call. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Told } from './client-process.sample.ts'

export type Client = {
  /** Rejects when the process ends instead of answering. */
  call(order: Order): Promise<Told>
  close(): Promise<void>
}

/** Starts a process that calls servers. */
export function startClient(): Client {
  const child = fork(fileURLToPath(new URL('client-process.sample.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(child, 'exit')
  return {
    async call(order) {
      const stopped = new AbortController()
      const answered = once(child, 'message', { signal: stopped.signal })
      const died = ended.then(([code, signal]) => {
        stopped.abort()
        throw new Error(`the client ended with ${String(code ?? signal)}`)
      })
      child.send(JSON.stringify(order))
      const [text] = await Promise.race([answered, died])
      const told: Told = JSON.parse(String(text))
      return told
    },
    async close() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
