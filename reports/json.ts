/** The run itself, as run.json holds it. */
import type { Run } from '../model/run.ts'
import type { Format } from './format.ts'
import { visible } from './text/visible.ts'

/** Nobody reads more clauses than these line by line, and the blanks of so many would be half of the file. */
const mostIndented = 5_000

export const json: Format = {
  name: 'json',
  file: 'run.json',
  about: 'the whole truth of the run, from which all other reports are made',
  render: (run) => `${isLarge(run) ? visible(JSON.stringify(run)) : indented(run)}\n`,
}

function isLarge({ services }: Run): boolean {
  return services.reduce((sum, { clauses }) => sum + clauses.length, 0) > mostIndented
}

/** JSON has escaped the line breaks of texts; those that are left part its lines. */
function indented(run: Run): string {
  return JSON.stringify(run, null, 1).split('\n').map(visible).join('\n')
}
