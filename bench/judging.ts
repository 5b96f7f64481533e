/** One round of Assay as it is: plan, send, judge, confirm, clean up. Notes the calls, so that others can send the same. */
import { jobFor } from '../engine/job.ts'
import { runService } from '../engine/service-run.ts'
import type { Spec } from '../model/spec.ts'
import { mockKeyring } from '../protocols/environment.ts'
import { protocolNamed } from '../protocols/index.ts'
import type { Call, Protocol } from '../protocols/protocol.ts'
import { startClock } from '../targets/clock.ts'
import type { Workload } from './workload.ts'

/** Judges the target once. Throws when a clause failed: what goes wrong costs other calls than what goes right. */
export async function judge(
  spec: Spec,
  url: string,
  { seed, examples, concurrency }: Workload,
): Promise<readonly Call[]> {
  const protocol = protocolNamed(spec.protocol)
  if (protocol === undefined) throw new Error(`no protocol ${spec.protocol}`)
  const calls: Call[] = []
  const noting: Protocol = {
    ...protocol,
    encode(call) {
      calls.push(call)
      return protocol.encode(call)
    },
  }
  const unbounded = Number.MAX_SAFE_INTEGER
  const { plan, setup } = jobFor(
    {
      spec,
      protocol: noting,
      url,
      isMock: true,
      keyring: mockKeyring(),
      clock: startClock(),
      emit: () => undefined,
      signal: new AbortController().signal,
    },
    { seed, examples, only: [], calls: unbounded, creates: unbounded, live: concurrency, concurrency, settings: {} },
  )
  const { counts } = await runService(plan, setup)
  await setup.target.close()
  if (counts.fail + counts.inconclusive > 0)
    throw new Error(`${counts.fail} fails, ${counts.inconclusive} inconclusive`)
  return calls
}
