/** Lists what specs promise, or walks their documents row by row. */
import { matches } from '../../engine/plan/selection.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import { coverageOf } from '../../model/coverage.ts'
import { readTeeth } from '../../model/teeth-file.ts'
import type { Spec } from '../../model/spec.ts'
import { bySourceLines, uncovered } from '../clauses/by-source.ts'
import { listingJson, listingLines } from '../clauses/listing.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import type { ClausesFlags } from '../flags/showing.ts'
import { protocolFor } from '../jobs.ts'
import { printProblems, readSpecs } from '../specs.ts'

/** Exit 1 when a row of a document is covered by nothing. */
export async function clausesCommand(files: readonly string[], flags: ClausesFlags): Promise<number> {
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  return flags.bySource === true ? bySource(specs, flags) : listing(specs, flags)
}

const width = (): number => process.stdout.columns ?? 120

async function listing(specs: readonly Spec[], { only, teeth: file, json }: ClausesFlags): Promise<number> {
  const reading = file === undefined ? undefined : await readTeeth(file)
  if (reading !== undefined && reading.problems.length > 0) {
    printProblems(reading.problems)
    return exits.usage
  }
  const teeth = reading?.teeth
  const lists = specs.map((spec) => ({
    spec,
    clauses: clausesOf(spec, protocolFor(spec)).filter(
      ({ id }) => only === undefined || only.some((glob) => matches(id, glob)),
    ),
  }))
  if (lists.every(({ clauses }) => clauses.length === 0)) throw new UsageError('no clause matches')
  if (json === true)
    print(JSON.stringify({ assay: 1, services: lists.map((list) => listingJson(list, teeth)) }, null, 1))
  else
    print(
      lists
        .map((list) => listingLines(list, { width: width(), ...(teeth === undefined ? {} : { teeth }) }).join('\n'))
        .join('\n\n'),
    )
  return exits.conforms
}

function bySource(specs: readonly Spec[], { json }: ClausesFlags): number {
  const walked = specs.map((spec) => ({ spec, rows: coverageOf(spec, clausesOf(spec, protocolFor(spec))) }))
  const open = walked.flatMap(({ spec, rows }) => uncovered(rows).map(({ citation }) => `${spec.service}  ${citation}`))
  if (json === true)
    print(
      JSON.stringify(
        { assay: 1, services: walked.map(({ spec, rows }) => ({ service: spec.service, rows })) },
        null,
        1,
      ),
    )
  else print(walked.map(({ spec, rows }) => bySourceLines(spec, rows, width()).join('\n')).join('\n\n'))
  if (open.length > 0) process.stderr.write(`\nNothing covers these rows:\n  ${open.join('\n  ')}\n`)
  return open.length > 0 ? exits.broken : exits.conforms
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
