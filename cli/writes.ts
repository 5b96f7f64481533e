/** Asks for permission before a real account is written to, with a summary of what will happen. */
import type { Job } from '../engine/run.ts'
import { isLoopback } from '../targets/address.ts'

/** What to print instead of running, when a target is not loopback and writing was not allowed. */
export function needsPermission(jobs: readonly Job[], allowed: boolean): string | undefined {
  const remote = jobs.filter(({ setup }) => !isLoopback(setup.target.baseUrl))
  if (allowed || remote.length === 0) return undefined
  const lines = remote.map(({ plan, setup }) => {
    const { calls, creates, live, seconds } = plan.totals
    return `  ${plan.spec.service} at ${setup.target.baseUrl}: ${calls} calls, ${creates} creates (${live} alive at once), all deleted again, at least ${seconds} s`
  })
  return `error: this run would create and delete resources on a target that is not loopback\n${lines.join('\n')}\nhint: look at \`assay plan\`, then add --allow-writes\n`
}
