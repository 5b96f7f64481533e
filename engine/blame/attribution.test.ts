import { expect, test } from 'vitest'
import type { Case } from '../../model/case.ts'
import { attribute } from './attribution.ts'
import { clauseOf, exchangeOf, findingOf, idOf, refusalOf } from './evidence.sample.ts'
import { openTally, type Tally } from './tally.ts'

const clauses = ['title.length.max', 'copies.range.max', 'error.invalid', 'error.missing'].map((name) => clauseOf(name))
const [length, range, invalid] = ['title.length.max', 'copies.range.max', 'error.invalid'].map(idOf)

function count(tally: Tally, name: string, checks: readonly string[], order = 1, errors = ['invalid']): void {
  const findings = checks.map((check) => findingOf(name, check))
  tally.count(idOf(name), {
    class: 'one-wrong',
    order,
    case: refusalOf(name, errors),
    exchange: exchangeOf(),
    findings,
  })
}

test('nobody is suspected while nothing is broken', () => {
  const tally = openTally()
  count(tally, 'title.length.max', [])
  expect(attribute(clauses, tally)).toEqual({ suspects: new Map(), hanging: new Map() })
})

test('a clause is suspected of what broke it', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['refused'])
  const { suspects, hanging } = attribute(clauses, tally)
  expect([...suspects.keys()]).toEqual([length])
  expect(hanging.size).toBe(0)
})

test('a wrong code is the fault of the error when no reply of the run carried the error', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['code'], 7)
  count(tally, 'copies.range.max', ['status', 'code'], 3)
  const { suspects, hanging } = attribute(clauses, tally)
  expect([...hanging]).toEqual([
    [length, invalid],
    [range, invalid],
  ])
  expect([...suspects.keys()]).toEqual([invalid])
  const evidence = suspects.get(idOf('error.invalid')) ?? []
  expect(evidence.map(({ order }) => order)).toEqual([3, 7])
  expect(evidence.flatMap(({ findings }) => findings.map(({ clause }) => clause))).toEqual([invalid, invalid, invalid])
  expect(evidence[0]?.case.expect[0]).toMatchObject({ kind: 'refused', clause: invalid })
})

test('a wrong code is the fault of the constraint when the error was seen elsewhere', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['code'])
  count(tally, 'error.invalid', [])
  expect([...attribute(clauses, tally).suspects.keys()]).toEqual([length])
})

test('of several errors that may answer, one that was seen clears them all', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['code'], 1, ['missing', 'invalid'])
  count(tally, 'error.invalid', [])
  expect([...attribute(clauses, tally).suspects.keys()]).toEqual([length])
})

test('an acceptance among the wrong codes leaves the blame with the constraint', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['code'], 1)
  count(tally, 'title.length.max', ['refused'], 2)
  expect([...attribute(clauses, tally).suspects.keys()]).toEqual([length])
})

test('an error that is not among the judged clauses is not blamed', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['code'])
  const [first] = clauses
  expect([...attribute(first === undefined ? [] : [first], tally).suspects.keys()]).toEqual([length])
})

test('of several errors that may answer, the one that others were hung on explains the same wrong answer', () => {
  const tally = openTally()
  count(tally, 'title.length.max', ['status'], 1)
  count(tally, 'copies.range.max', ['status'], 2, ['invalid', 'missing'])
  count(tally, 'error.missing', [])
  const { suspects, hanging } = attribute(clauses, tally)
  expect([...suspects.keys()]).toEqual([invalid])
  expect([...hanging]).toEqual([
    [length, invalid],
    [range, invalid],
  ])
})

test('where a parameter is refused for being absent, refusals without it tell nothing else', () => {
  const optional = idOf('copies.optional')
  const [, operation = ''] = optional.split('/')
  const culprits = [{ operation, clause: optional, path: 'copies', when: 'absent' }] as const
  const refused = (name: string, check: string, input: Case['input']): Parameters<Tally['count']>[1] => ({
    class: 'any',
    order: 1,
    case: { ...refusalOf(name), input },
    exchange: exchangeOf(),
    findings: [findingOf(name, check)],
  })
  const all = [...clauses, clauseOf('copies.optional')]
  const suspectsOf = (check: string, input: Case['input']): readonly string[] => {
    const tally = openTally()
    tally.count(optional, refused('copies.optional', 'accepted', { title: 'a' }))
    tally.count(idOf('title.length.max'), refused('title.length.max', check, input))
    return [...attribute(all, tally, { culprits }).suspects.keys()]
  }
  expect(suspectsOf('accepted', { title: 'a' })).toEqual([optional])
  expect(suspectsOf('status', {})).toEqual([optional])
  expect(suspectsOf('refused', { title: 'a' })).toEqual([length, optional])
  expect(suspectsOf('accepted', { title: 'a', copies: 1 })).toEqual([length, optional])
})
