/** A plan in words, for people. */
import { count, duration, grouped, list } from '../../reports/text/phrases.ts'
import { wrapped } from '../../reports/text/columns.ts'
import { tableLines, type Column } from '../table.ts'
import type { PlannedClass, PlannedClause, PlannedService } from './view.ts'

const columns: readonly Column[] = [
  { title: 'clause' },
  { title: 'level' },
  { title: 'cases', align: 'right' },
  { title: 'calls', align: 'right' },
  { title: 'creates', align: 'right' },
  { title: 'classes' },
]

/** The lines for one service; `notes` say what is limited, and whose credentials were counted on. */
export function planLines(
  planned: PlannedService,
  { width, notes }: { readonly width: number; readonly notes: readonly string[] },
): readonly string[] {
  const operations = [...new Set(planned.clauses.map(({ operation }) => operation))]
  const tried = planned.clauses.filter((clause) => clause.by !== 'nothing')
  return [
    `${planned.title} (${planned.service})`,
    ...summary(planned, notes).map(([label, text]) => `  ${label.padEnd(12)}${text}`),
    ...operations.flatMap((operation) => {
      const rows = tried.filter((clause) => clause.operation === operation).map(rowOf)
      return rows.length === 0 ? [] : ['', operation, ...tableLines(columns, rows, { width })]
    }),
    ...untestedLines(planned.clauses, width),
  ]
}

function summary(planned: PlannedService, notes: readonly string[]): readonly (readonly [string, string])[] {
  const { rate, billable, seconds, probes, clauses } = planned
  const pace =
    rate === undefined
      ? []
      : [
          `at least ${duration(seconds * 1000)} at the documented ${count(rate.calls, 'call')} per ${rate.perSeconds === 1 ? 'second' : `${rate.perSeconds} s`} for each operation`,
        ]
  return [
    [
      'clauses',
      `${grouped(clauses.length)}, of which ${grouped(clauses.filter(({ by }) => by === 'nothing').length)} are untested (see the end)`,
    ],
    [
      'cost',
      [
        `at most ${count(planned.calls, 'call')}`,
        count(planned.creates, 'create'),
        `${planned.live} alive at once`,
        ...pace,
      ].join(', '),
    ],
    ...(billable === undefined
      ? []
      : [['billed', `at most ${count(billable.calls, 'successful call')}, as ${billable.unit}`] as const]),
    [
      'asks',
      `${count(probes.questions, 'open question')} with ${count(probes.cases, 'request')}; recorded, never judged`,
    ],
    ['seed', `${planned.seed}, ${count(planned.examples, 'random case')} per clause`],
    ['plan', planned.planHash],
    ...notes.map((note, place) => [place === 0 ? 'note' : '', note] as const),
  ]
}

function rowOf(clause: PlannedClause): readonly string[] {
  const { name, level, cases, calls, creates } = clause
  const number = (value: number): string => (clause.by === 'replies' ? '' : grouped(value))
  return [name, level, clause.by === 'steps' ? '' : number(cases), number(calls), number(creates), classesOf(clause)]
}

function classesOf({ by, classes }: PlannedClause): string {
  if (by === 'replies') return 'judged by the replies to other calls'
  if (by === 'steps') return 'a script of calls'
  const of = (expects: PlannedClass['expects']): readonly string[] =>
    classes
      .filter((one) => one.expects === expects)
      .map((one) =>
        one.class === one.expects
          ? 'a valid call'
          : one.cases === 1
            ? one.class
            : `${one.class} ×${grouped(one.cases)}`,
      )
  const [refused, accepted] = [of('refused'), of('accepted')]
  return [
    ...(refused.length === 0 ? [] : [`refuses ${list(refused)}`]),
    ...(accepted.length === 0 ? [] : [`accepts ${list(accepted)}`]),
  ].join('; ')
}

function untestedLines(clauses: readonly PlannedClause[], width: number): readonly string[] {
  const untested = clauses.filter((clause) => clause.untested !== undefined)
  if (untested.length === 0) return []
  return [
    '',
    'Untested',
    ...untested.flatMap(({ id, level, untested: because }) => [
      `  ${id}  ${level}`,
      ...wrapped(because ?? '', width - 6).map((line) => `      ${line}`),
    ]),
  ]
}
