/** Shows what changed between two runs. Like diff(1), it ends with 1 when anything did. */
import { driftLines } from '../../reports/console/drift.ts'
import { diffRuns } from '../../reports/drift/diff.ts'
import { exits } from '../exits.ts'
import type { DiffFlags } from '../flags/comparing.ts'
import { hasColour } from '../output.ts'
import { readRuns } from '../runs.ts'
import { printProblems } from '../specs.ts'

export async function diffCommand(before: string, after: string, flags: DiffFlags): Promise<number> {
  const [old, now] = (await readRuns([before, after])) ?? []
  if (old === undefined || now === undefined) return exits.usage
  const { drift, problems } = diffRuns(old, now, { old: before, new: after })
  if (drift === undefined) {
    printProblems(problems)
    return exits.usage
  }
  const text =
    flags.json === true
      ? JSON.stringify({ assay: 1, ...drift }, null, 1)
      : driftLines(drift, { colour: hasColour(), width: process.stdout.columns ?? 100 }).join('\n')
  process.stdout.write(`${text}\n`)
  return drift.changed.length > 0 ? exits.broken : exits.conforms
}
