/** Makes one run.json of those of all shards. */
import { mergeRuns } from '../../engine/merging/merge.ts'
import { truePath } from '../../model/reading/files.ts'
import { writeFileSafely } from '../../model/written-file.ts'
import { json } from '../../reports/json.ts'
import { exits } from '../exits.ts'
import type { MergeFlags } from '../flags/comparing.ts'
import { readRuns } from '../runs.ts'
import { printProblems } from '../specs.ts'

/** The exit code tells only whether there is a whole run; `assay report` weighs it. */
export async function mergeCommand(files: readonly string[], flags: MergeFlags): Promise<number> {
  const runs = await readRuns(files)
  if (runs === undefined) return exits.usage
  const { run, problems } = mergeRuns(
    files.flatMap((file, place) => (runs[place] === undefined ? [] : [{ file, run: runs[place] }])),
  )
  if (run === undefined) {
    printProblems(problems)
    return exits.usage
  }
  const problem = await writeFileSafely(await truePath(flags.out), json.render(run, {}))
  if (problem !== undefined) {
    printProblems([problem])
    return exits.usage
  }
  const lines = run.services.map(
    ({ service, counts: one }) =>
      `${service}  ${one.planned} clauses: ${one.pass} pass, ${one.fail} fail, ${one.inconclusive} inconclusive, ${one.untested} untested`,
  )
  process.stdout.write(
    `${lines.join('\n')}\nWrote ${flags.out}, of ${files.length} shards; \`assay report ${flags.out} --format console --fail-on must\` weighs it\n`,
  )
  return exits.conforms
}
