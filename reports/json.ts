/** The run itself, as run.json holds it. */
import type { Format } from './format.ts'
import { visible } from './text/visible.ts'

export const json: Format = {
  name: 'json',
  file: 'run.json',
  about: 'the whole truth of the run, from which all other reports are made',
  render: (run) => `${JSON.stringify(run, null, 1).split('\n').map(visible).join('\n')}\n`,
}
