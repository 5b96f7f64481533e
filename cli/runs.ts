/** Reads the runs that a command names; prints what is wrong with them, all at once. */
import { readRun } from '../model/run-file.ts'
import type { Run } from '../model/run.ts'
import { printProblems } from './specs.ts'

/** In the order given. Undefined when one cannot be used: then all problems have been printed. */
export async function readRuns(files: readonly string[]): Promise<readonly Run[] | undefined> {
  const readings = []
  // One after another: a run may have a hundred megabytes.
  for (const file of files) readings.push(await readRun(file))
  const problems = readings.flatMap((reading) => reading.problems)
  if (problems.length > 0) {
    printProblems(problems)
    return undefined
  }
  return readings.flatMap(({ run }) => (run === undefined ? [] : [run]))
}
