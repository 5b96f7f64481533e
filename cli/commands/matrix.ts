/** Puts several targets side by side, on the console or as a page. */
import { truePath } from '../../model/reading/files.ts'
import { writeFileSafely } from '../../model/written-file.ts'
import { matrixLines } from '../../reports/console/matrix.ts'
import { matrixOf } from '../../reports/drift/matrix.ts'
import { exits } from '../exits.ts'
import type { MatrixFlags } from '../flags/comparing.ts'
import { hasColour } from '../output.ts'
import { readRuns } from '../runs.ts'
import { printProblems } from '../specs.ts'

export async function matrixCommand(files: readonly string[], flags: MatrixFlags): Promise<number> {
  const runs = await readRuns(files)
  if (runs === undefined) return exits.usage
  const matrix = matrixOf(runs)
  const options = { colour: hasColour(), width: process.stdout.columns ?? 100, all: flags.all === true }
  process.stdout.write(`${matrixLines(matrix, options).join('\n')}\n`)
  if (flags.out === undefined) return exits.conforms
  const { matrixPage } = await import('../../reports/html/matrix.tsx')
  const problem = await writeFileSafely(await truePath(flags.out), matrixPage(matrix))
  if (problem !== undefined) printProblems([problem])
  else process.stdout.write(`\nWrote ${flags.out}\n`)
  return problem === undefined ? exits.conforms : exits.usage
}
