/** Several runs side by side, clause by target: which of them keep what. */
import type { ClauseId } from '../../model/clause.ts'
import type { Run, ServiceRun } from '../../model/run.ts'
import type { Level } from '../../model/spec.ts'
import type { VerdictKind } from '../../model/verdict.ts'

export type Column = {
  readonly service: string
  readonly target: string
  readonly started: string
  readonly counts: ServiceRun['counts']
}

export type Row = {
  readonly clause: ClauseId
  readonly service: string
  readonly operation: string
  readonly level: Level
  readonly statement: string
  /** In the order of the columns; absent where the run has no such clause. */
  readonly cells: readonly (VerdictKind | undefined)[]
  /** True when judged targets disagree: some keep the clause and some break it. */
  readonly differs: boolean
}

export type Matrix = { readonly columns: readonly Column[]; readonly rows: readonly Row[] }

/** Every service of every run is a column; clauses come in the order in which the runs have them. */
export function matrixOf(runs: readonly Run[]): Matrix {
  const columns = runs.flatMap((run) => run.services.map((service) => ({ run, service })))
  const rows = new Map<ClauseId, Omit<Row, 'cells' | 'differs'>>()
  for (const { service } of columns) {
    for (const { id, operation, level, statement } of service.clauses) {
      if (!rows.has(id)) rows.set(id, { clause: id, service: service.service, operation, level, statement })
    }
  }
  const verdicts = columns.map(
    ({ service }) => new Map(service.clauses.map((clause) => [clause.id, clause.verdict.kind])),
  )
  return {
    columns: columns.map(({ run, service }) => ({
      service: service.service,
      target: service.target.mock ? 'mock' : service.target.url,
      started: run.started,
      counts: service.counts,
    })),
    rows: [...rows.values()].map((row) => {
      const cells = verdicts.map((column) => column.get(row.clause))
      return { ...row, cells, differs: cells.includes('pass') && cells.includes('fail') }
    }),
  }
}
