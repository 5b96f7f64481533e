/**
 * Calls hostile servers from a process of its own, so that its memory is that of the client alone, and tells its parent
 * how each call ended. A reply is decoded and stored too: memory that only reading it needs counts as well.
 */
import { readFileSync } from 'node:fs'
import type { Delivery } from '../../model/exchange.ts'
import { aliyunRpc } from '../../protocols/aliyun-rpc.ts'
import { restSpec, rpcSpec } from '../../protocols/contract/specs.sample.ts'
import { restJson } from '../../protocols/rest-json.ts'
import { startClock } from '../clock.ts'
import type { Limits } from '../limits.ts'
import { redactor as openRedactor } from '../redaction.ts'
import { stored } from '../stored.ts'
import { openTarget, type Target } from '../target.ts'

/** `again` takes the target of the order before, with its connections and limits. */
export type Order = { readonly url: string; readonly limits: Partial<Limits>; readonly again: boolean }

export type Told = {
  /** `response`, or the kind of the fault. */
  readonly kind: string
  readonly message: string
  readonly took: number
  /** Most memory that this process has had so far, in bytes. */
  readonly peak: number
}

const redactor = openRedactor(['a-secret-of-the-test'])
const readers = [
  { protocol: aliyunRpc, spec: rpcSpec },
  { protocol: restJson, spec: restSpec([{ scheme: 'bearer' }]) },
]
let target: Target | undefined

async function call({ url, limits, again }: Order): Promise<Told> {
  if (!again) {
    await target?.close()
    target = undefined
  }
  target ??= openTarget({ baseUrl: url, clock: startClock(), limits })
  const body = Buffer.from('{}')
  const headers = [['Content-Type', 'application/json']] as const
  const request = { method: 'POST', url: `${url}/v1/things`, headers, body }
  const began = performance.now()
  const delivery = await target.send(request)
  const took = performance.now() - began
  read(delivery)
  JSON.stringify(stored(request, delivery, { curl: '', redactor }))
  return { ...endOf(delivery), took, peak: peakMemory() }
}

function read(delivery: Delivery): void {
  if (delivery.kind === 'fault') return
  for (const { protocol, spec } of readers)
    for (const operation of spec.operations) protocol.decode(spec, operation, delivery.response)
}

function endOf(delivery: Delivery): { readonly kind: string; readonly message: string } {
  if (delivery.kind === 'fault') return delivery.fault
  return { kind: 'response', message: `status ${delivery.response.status}.` }
}

/** `maxRSS` of a new process begins with that of the process that started it; what /proc has begins with the program. */
function peakMemory(): number {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(statusText())?.[1]
  return 1024 * Number(kibibytes ?? process.resourceUsage().maxRSS)
}

function statusText(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8')
  } catch {
    return ''
  }
}

process.on('message', (text) => {
  const order: Order = JSON.parse(String(text))
  void call(order).then((told) => process.send?.(JSON.stringify(told)))
})
process.once('disconnect', () => void target?.close())
