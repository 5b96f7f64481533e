/** Checks specs; prints every problem of every file. */
import { readSpec } from '../../model/spec-file.ts'
import { exits } from '../exits.ts'
import { printProblems, specFiles } from '../specs.ts'

export async function lintCommand(named: readonly string[]): Promise<number> {
  const files = await specFiles(named)
  const readings = await Promise.all(files.map(async (file) => readSpec(file, { allowCommon: true })))
  const problems = readings.flatMap((reading) => reading.problems)
  if (problems.length > 0) {
    printProblems(problems)
    return exits.usage
  }
  process.stdout.write(
    `${files.length} ${files.length === 1 ? 'spec' : 'specs'} without a problem: ${files.join(', ')}\n`,
  )
  return exits.conforms
}
