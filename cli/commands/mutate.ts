/** Mutation analysis: runs the suite against each mutant of the mock, and tells which clauses noticed. */
import { join } from 'node:path'
import { clausesOf } from '../../model/clauses/derive.ts'
import type { Spec } from '../../model/spec.ts'
import type { MutantResult, Teeth } from '../../model/teeth.ts'
import { teethMarkdown } from '../../reports/markdown/teeth.ts'
import { writeFileSafely } from '../../model/written-file.ts'
import { reliedOn } from '../../mock/mutants/commons.ts'
import { mutantsOf } from '../../mock/mutants/index.ts'
import type { Mutant } from '../../mock/mutants/mutant.ts'
import { exits } from '../exits.ts'
import type { MutateFlags } from '../flags/mutate.ts'
import { protocolFor } from '../jobs.ts'
import { runAgainst, runMutant } from '../mutant-run.ts'
import { sampled } from '../sampled.ts'
import { printProblems, readSpecs } from '../specs.ts'
import { toothless } from '../teeth.ts'
import { teethLines } from '../teeth-lines.ts'
import { matches } from '../../engine/plan/selection.ts'
import { eachAtOnce } from '../../engine/workers.ts'

/** Prints the matrix and writes teeth.json. Exit 1 when a mutant below `data` survives or a clause is toothless. */
export async function mutateCommand(files: readonly string[], flags: MutateFlags): Promise<number> {
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  const teeth: Teeth[] = []
  for (const spec of specs) teeth.push(await analyse(spec, flags))
  // Teeth that were never tried prove nothing.
  if (teeth.every(({ mutants }) => mutants.length === 0)) {
    process.stderr.write('error: no mutant was selected\nhint: `--only` is matched with the whole name of a mutant\n')
    return exits.unclear
  }
  process.stdout.write(`${teethLines(teeth).join('\n')}\n`)
  const written = {
    'teeth.json': `${JSON.stringify({ assay: 1, teeth }, null, 1)}\n`,
    'teeth.md': teethMarkdown(teeth),
  }
  for (const [name, text] of Object.entries(written)) {
    const problem = await writeFileSafely(join(flags.out, name), text)
    if (problem === undefined) continue
    printProblems([problem])
    return exits.usage
  }
  process.stdout.write(
    `\nWrote ${Object.keys(written)
      .map((name) => join(flags.out, name))
      .join(' and ')}\n`,
  )
  return teeth.some((one) => one.toothless.length > 0 || one.mutants.some((mutant) => mutant.outcome === 'survived'))
    ? exits.broken
    : exits.conforms
}

/** Runs all wanted mutants of one spec, several at a time. */
export async function analyse(spec: Spec, flags: MutateFlags): Promise<Teeth> {
  const protocol = protocolFor(spec)
  const clauses = clausesOf(spec, protocol)
  const wanted = sampled(
    mutantsOf(spec, clauses).filter((mutant) => isWanted(mutant, flags)),
    flags.sample,
  )
  // `only` chooses mutants; the conforming mock is judged whole.
  const { examples, seed } = flags
  const conforming = await runAgainst(spec, protocol, undefined, { examples, seed })
  const alarms = conforming.clauses.filter(({ verdict }) => verdict.kind === 'fail')
  if (alarms.length > 0) throw new Error(`the conforming mock fails ${alarms.map(({ id }) => id).join(', ')}`)
  const mutants: MutantResult[] = []
  const { signal } = new AbortController()
  await eachAtOnce(wanted.entries(), flags.concurrency, signal, async ([place, mutant]) => {
    mutants[place] = await runMutant(spec, protocol, mutant, flags)
    tellProgress(spec.service, Object.keys(mutants).length, wanted.length)
  })
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return {
    service: spec.service,
    seed: flags.seed,
    mutants,
    toothless:
      flags.near !== true && flags.sample === undefined && flags.only === undefined && flags.depth === undefined
        ? toothless(clauses, mutants, conforming, reliedOn(spec))
        : [],
  }
}

/** On a terminal the line is written again; elsewhere one line in fifty is enough. */
function tellProgress(service: string, done: number, of: number): void {
  const line = `${service}  ${done}/${of} mutants`
  if (process.stderr.isTTY) process.stderr.write(`\r${line} `)
  else if (done % 50 === 0) process.stderr.write(`${line}\n`)
}

function isWanted(mutant: Mutant, { only, depth }: MutateFlags): boolean {
  return (
    (only === undefined || only.some((glob) => matches(mutant.name, glob))) &&
    (depth === undefined || depth.includes(mutant.depth))
  )
}
