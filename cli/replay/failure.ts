/** Finds the stored failure of a clause in a run. */
import type { ClauseResult, Run, ServiceRun } from '../../model/run.ts'
import type { Verdict } from '../../model/verdict.ts'
import { nearest } from '../../model/reading/nearest.ts'
import { UsageError } from '../errors.ts'

export type Failure = {
  readonly service: ServiceRun
  readonly clause: ClauseResult
  readonly verdict: Extract<Verdict, { kind: 'fail' }>
}

/** The first fail of the clause. Throws a UsageError when the run has no such clause, or it did not fail. */
export function failureOf(run: Run, id: string): Failure {
  const found = run.services.flatMap((service) =>
    service.clauses.filter((clause) => clause.id === id).map((clause) => ({ service, clause })),
  )
  for (const { service, clause } of found) {
    const { verdict } = clause
    if (verdict.kind === 'fail') return { service, clause, verdict }
  }
  const [other] = found
  if (other !== undefined)
    throw new UsageError(`\`${id}\` did not fail in this run: its verdict is ${other.clause.verdict.kind}`)
  throw new UsageError(unknown(run, id))
}

function unknown(run: Run, id: string): string {
  const all = run.services.flatMap(({ clauses }) => clauses)
  const fails = all.filter(({ verdict }) => verdict.kind === 'fail')
  const name = id.split('/').at(-1) ?? id
  const ids = new Map(all.map((clause) => [clause.name, clause.id]))
  const near = ids.get(nearest(name, ids.keys()) ?? '')
  const failed =
    fails.length === 0
      ? 'no clause failed in it'
      : `failed are ${fails
          .slice(0, 5)
          .map((clause) => clause.id)
          .join(', ')}${fails.length > 5 ? ' …' : ''}`
  return `this run has no clause \`${id}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}; ${failed}`
}
