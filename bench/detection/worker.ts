/** One service with one seed, in a process of its own: all strategies against all mutants of the sample. */
import { tryAssay } from './assay.ts'
import type { Attempt, Baseline } from './attempt.ts'
import { tryBaseline } from './baseline.ts'
import { groundOf, type Ground } from './ground.ts'
import { assay, baselines } from './strategies.ts'
import type { Alarm, Found, Task, Told } from './task.ts'

const task: Task = JSON.parse(process.argv[2] ?? '{}')
const { most, seed, examples } = task
const ground = await groundOf(task.file, task.mutants)
const found: Found[] = []
const alarms: Alarm[] = []
const about = { service: ground.spec.service, seed }

const conforming = await tryAssay(ground, undefined, { seed, examples, alarms: new Set() })
alarms.push({ ...about, strategy: assay, alarms: conforming.suspected.size, spent: conforming.spent })
for (const { mutant, reach } of ground.sample) {
  const { suspected: _, ...trial } = await tryAssay(ground, mutant, { seed, examples, alarms: conforming.suspected })
  found.push({ ...about, strategy: assay, mutant: mutant.name, depth: mutant.depth, reach, ...trial })
}
for (const baseline of baselines) {
  const attempts = firstOf(baseline, ground)
  const { alarms: known, spent } = await tryBaseline(ground, undefined, attempts, { seed, most, alarms: new Set() })
  alarms.push({ ...about, strategy: baseline.name, alarms: known.size, spent })
  for (const { mutant, reach } of ground.sample) {
    const { alarms: _, ...trial } = await tryBaseline(ground, mutant, attempts, { seed, most, alarms: known })
    found.push({ ...about, strategy: baseline.name, mutant: mutant.name, depth: mutant.depth, reach, ...trial })
  }
}
const told: Told = { service: about.service, population: ground.population, found, alarms }
process.send?.(told)

/** Each attempt is at least one call, so that no more are needed. */
function firstOf(baseline: Baseline, on: Ground): readonly Attempt[] {
  const attempts: Attempt[] = []
  for (const attempt of baseline.attempts(on, seed)) {
    if (attempts.length >= most) break
    attempts.push(attempt)
  }
  return attempts
}
