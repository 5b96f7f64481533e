/** Several runs side by side, clause by target: which of them keep what. */
import type { ClauseId } from '../../model/clause.ts'
import type { Counts, Run, ServiceRun } from '../../model/run.ts'
import type { Level } from '../../model/spec.ts'
import type { VerdictKind } from '../../model/verdict.ts'

export type Column = {
  readonly services: readonly string[]
  /** `mock`, a URL, or several where the services of the run have a URL each. */
  readonly target: string
  readonly started: string
  readonly counts: Counts
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

/** Every run is a column, with all of its services; clauses come in the order in which the runs have them. */
export function matrixOf(runs: readonly Run[]): Matrix {
  const columns = runs.flatMap((run) => columnsOf(run).map((services) => ({ run, services })))
  const rows = new Map<ClauseId, Omit<Row, 'cells' | 'differs'>>()
  for (const { service, clauses } of columns.flatMap(({ services }) => services)) {
    for (const { id, operation, level, statement } of clauses) {
      if (!rows.has(id)) rows.set(id, { clause: id, service, operation, level, statement })
    }
  }
  const verdicts = columns.map(
    ({ services }) =>
      new Map(services.flatMap(({ clauses }) => clauses.map((clause) => [clause.id, clause.verdict.kind] as const))),
  )
  return {
    columns: columns.map(({ run, services }) => ({
      services: services.map(({ service }) => service),
      target: [...new Set(services.map(({ target }) => (target.mock ? 'mock' : target.url)))].join(', '),
      started: run.started,
      counts: services.map(({ counts }) => counts).reduce(sum, NOTHING),
    })),
    rows: [...rows.values()].map((row) => {
      const cells = verdicts.map((column) => column.get(row.clause))
      return { ...row, cells, differs: cells.includes('pass') && cells.includes('fail') }
    }),
  }
}

/** A run that has a service twice, at two targets, has a column for each. */
function columnsOf(run: Run): readonly (readonly ServiceRun[])[] {
  const columns: ServiceRun[][] = run.services.length === 0 ? [[]] : []
  for (const service of run.services) {
    const free = columns.find((column) => column.every((other) => other.service !== service.service))
    if (free === undefined) columns.push([service])
    else free.push(service)
  }
  return columns
}

const NOTHING: Counts = { planned: 0, pass: 0, fail: 0, inconclusive: 0, untested: 0 }

function sum(a: Counts, b: Counts): Counts {
  return {
    planned: a.planned + b.planned,
    pass: a.pass + b.pass,
    fail: a.fail + b.fail,
    inconclusive: a.inconclusive + b.inconclusive,
    untested: a.untested + b.untested,
  }
}
