/** Shows all there is to know of a clause: where it comes from, what is sent for it, what is left open. */
import { matches } from '../../engine/plan/selection.ts'
import { clausesOf } from '../../model/clauses/derive.ts'
import type { Clause, ClauseId } from '../../model/clause.ts'
import { nearest } from '../../model/reading/nearest.ts'
import type { Spec } from '../../model/spec.ts'
import { startClock } from '../../targets/clock.ts'
import { UsageError } from '../errors.ts'
import { exits } from '../exits.ts'
import { examplesOf } from '../explain/examples.ts'
import { explainLines } from '../explain/lines.ts'
import { protocolFor } from '../jobs.ts'
import { readSpecs } from '../specs.ts'

/** Explains every clause that the id or glob matches. */
export async function explainCommand(wanted: string, files: readonly string[]): Promise<number> {
  const specs = await readSpecs(files)
  if (specs === undefined) return exits.usage
  const known = specs.flatMap((spec) => clausesOf(spec, protocolFor(spec)).map((clause) => ({ spec, clause })))
  const found = known.filter(({ clause }) => matches(clause.id, wanted))
  if (found.length === 0)
    throw new UsageError(
      unknown(
        wanted,
        known.map(({ clause }) => clause),
      ),
    )
  const now = startClock().now()
  const width = process.stdout.columns ?? 120
  const texts = found.map(({ spec, clause }) => explained(spec, clause, now, width))
  process.stdout.write(`${texts.join('\n\n')}\n`)
  return exits.conforms
}

function explained(spec: Spec, clause: Clause, now: number, width: number): string {
  return explainLines(spec, clause, examplesOf(spec, protocolFor(spec), clause, now), width).join('\n')
}

/** The clause of the nearest name: of the same operation where there is one. */
function unknown(wanted: string, clauses: readonly Clause[]): string {
  const name = wanted.split('/').at(-1) ?? wanted
  const place = wanted.slice(0, wanted.length - name.length)
  const near =
    nearestId(
      name,
      clauses.filter(({ id }) => place !== '' && id.startsWith(place)),
    ) ?? nearestId(name, clauses)
  return `there is no clause \`${wanted}\`; ${near === undefined ? '' : `did you mean \`${near}\`? `}\`assay clauses\` lists them`
}

function nearestId(name: string, clauses: readonly Clause[]): ClauseId | undefined {
  const ids = new Map(clauses.map((clause) => [clause.name, clause.id]))
  return ids.get(nearest(name, ids.keys()) ?? '')
}
