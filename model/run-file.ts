/** Reads run.json. Its form is model/run.schema.json. */
import { readJsonFile, type JsonForm } from './json-file.ts'
import type { Problem } from './problem.ts'
import { largestFile } from './reading/limits.ts'
import { validatorOf } from './reading/schemas.ts'
import { shapeFaults } from './reading/shape.ts'
import type { Run } from './run.ts'

export const runForm: JsonForm<Run> = {
  area: 'run',
  maxBytes: largestFile.run,
  is: (value): value is Run => validatorOf('run')(value),
  faults: (value) => shapeFaults(validatorOf('run'), value),
}

export type RunReading = { readonly run?: Run; readonly problems: readonly Problem[] }

/** Reads a run of at most 64 MiB; without problems there is a run. */
export async function readRun(file: string): Promise<RunReading> {
  const { value, problems } = await readJsonFile(file, runForm)
  return value === undefined ? { problems } : { run: value, problems: [] }
}
