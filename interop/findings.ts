/**
 * Prints the fails of a run as the list that docs/findings.md holds: `npm run findings -- results/run.json`.
 *
 * Texts that were drawn are left out, long ones are told by their length: the list is the same for each run of a seed.
 */
import { argv } from 'node:process'
import { readRun } from '../model/run-file.ts'
import { findingsOf } from './live/findings.ts'

const { run } = await readRun(argv[2] ?? 'results/run.json')
if (run === undefined) throw new Error('no run can be read there')
for (const service of run.services) console.log(findingsOf(service))
