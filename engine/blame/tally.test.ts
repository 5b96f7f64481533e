import { expect, test } from 'vitest'
import { exchangeOf, findingOf, idOf, refusalOf } from './evidence.sample.ts'
import { classResults, openTally, type Tally } from './tally.ts'

const clause = idOf('title.length.max')
const planned = refusalOf('title.length.max')

function count(tally: Tally, more: Partial<Parameters<Tally['count']>[1]> = {}): void {
  tally.count(clause, { class: 'one-above', order: 1, case: planned, exchange: exchangeOf(), findings: [], ...more })
}

test('knows nothing of a clause until something is counted', () => {
  const tally = openTally()
  expect(tally.has(clause)).toBe(false)
  count(tally)
  expect(tally.has(clause)).toBe(true)
})

test('counts cases, and the calls that their retries cost', () => {
  const tally = openTally()
  count(tally)
  count(tally, { exchange: exchangeOf(3) })
  expect(tally.of(clause)).toMatchObject({ cases: 2, calls: 4, broken: 0, first: [] })
})

test('keeps the first exchange as a sample', () => {
  const tally = openTally()
  const [first, second] = [exchangeOf(), exchangeOf()]
  count(tally, { exchange: first })
  count(tally, { exchange: second })
  expect(tally.of(clause).sample).toBe(first)
})

test('tells of a clause when it is broken for the first time, and not again', () => {
  const suspected: string[] = []
  const tally = openTally((id) => suspected.push(id))
  count(tally)
  expect(suspected).toEqual([])
  count(tally, { findings: [findingOf('title.length.max', 'refused')] })
  count(tally, { findings: [findingOf('title.length.max', 'refused')] })
  expect(suspected).toEqual([clause])
})

test('takes no notice of findings that belong to other clauses', () => {
  const tally = openTally()
  count(tally, { findings: [findingOf('response.id', 'field')] })
  expect(tally.of(clause).broken).toBe(0)
  count(tally, { findings: [findingOf('response.id', 'field'), findingOf('title.length.max', 'refused')] })
  expect(tally.of(clause).first[0]?.findings).toEqual([findingOf('title.length.max', 'refused')])
})

test('keeps the first five broken ones in the order of the plan, whatever order they come in', () => {
  const tally = openTally()
  for (const order of [9, 2, 7, 1, 8, 3, 6])
    count(tally, { order, findings: [findingOf('title.length.max', 'refused')] })
  expect(tally.of(clause).first.map(({ order }) => order)).toEqual([1, 2, 3, 6, 7])
  expect(tally.of(clause).broken).toBe(7)
})

test('counts distinct values, and cases and broken ones for each class, with how the first behaved', () => {
  const tally = openTally()
  const behaviour = (status: number) => () => ({ status, shape: [], headers: [] })
  count(tally, { class: 'a', tried: { value: 'x', lengths: [] }, behaviour: behaviour(400) })
  count(tally, {
    class: 'a',
    tried: { value: 'x', lengths: [] },
    behaviour: behaviour(500),
    findings: [findingOf('title.length.max', 'code')],
  })
  count(tally, { class: 'b', tried: { value: 'y', lengths: [] } })
  const evidence = tally.of(clause)
  expect(evidence.distinct.size).toBe(2)
  expect(classResults(evidence)).toEqual([
    { class: 'a', cases: 2, broken: 1, behaviour: { status: 400, shape: [], headers: [] } },
    { class: 'b', cases: 1, broken: 0 },
  ])
})

test('remembers why the first unanswered one had no answer', () => {
  const tally = openTally()
  tally.unanswered(clause, 'timed out')
  tally.unanswered(clause, 'reset')
  expect(tally.of(clause)).toMatchObject({ unanswered: 2, because: 'timed out', cases: 0 })
})

test('knows the shortest and the longest that was tried, and nothing of the rest', () => {
  const tally = openTally()
  for (const lengths of [[7], [], [65, 3], [12]]) count(tally, { tried: { value: 'x', lengths } })
  expect(tally.of(clause).lengths).toEqual({ shortest: 3, longest: 65 })
  const other = openTally()
  count(other, { tried: { value: 'x', lengths: [] } })
  expect(other.of(clause).lengths).toBeUndefined()
})
